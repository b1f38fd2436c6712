/** One template's plan in Shopify: made when it is wanted, changed when its terms change, given up when everything is paid at once. */
import { inShop } from "#app/data/in-shop.ts";
import {
  countMembers,
  deletePlan,
  forgetGroup,
  savePlan,
  type PlanChange,
  type PlannedTemplate,
} from "#app/data/selling-plans.ts";
import type { Shop } from "#app/data/shops.ts";
import { sellingPlanTerms, type SellingPlanTerms } from "#app/domain/selling-plan.ts";
import { saveSellingPlan } from "#app/flows/save-selling-plan.ts";
import {
  createPlanGroup,
  deletePlanGroup,
  findPlanGroup,
  NEEDS_PERMISSION,
  readPlanGroup,
  updatePlanGroup,
  type GroupIds,
} from "#app/shopify/selling-plans.ts";

const SCOPE = "write_purchase_options";

/** @param verify look whether Shopify still has the group. */
export async function keepPlan(shop: Shop, template: PlannedTemplate, verify: boolean): Promise<void> {
  const terms = sellingPlanTerms({ ...template, ...shop });
  if (!terms) return retire(shop, template);
  if (!shop.grantedScopes.split(",").includes(SCOPE)) return save(shop, template, { problem: NEEDS_PERMISSION });
  const known = await stillThere(shop, template, verify);
  if (!known) return make(shop, template, terms);
  await change(shop, template, known, terms);
}

const save = (shop: Shop, template: PlannedTemplate, change: PlanChange) =>
  inShop(shop.id, (tx) => saveSellingPlan(tx, { template, change, now: new Date() }));

const idsOnly = ({ groupId, planId }: GroupIds): PlanChange => ({ groupId, planId });

/** A plan that is being given up is taken up again. */
async function stillThere(shop: Shop, { plan, templateId }: PlannedTemplate, verify: boolean): Promise<GroupIds | null> {
  if (!plan?.groupId) return null;
  if (plan.planId && !verify) return { groupId: plan.groupId, planId: plan.planId };
  const found = await readPlanGroup(shop.domain, plan.groupId, plan.planId);
  if (!found) await inShop(shop.id, (tx) => forgetGroup(tx, plan));
  else await inShop(shop.id, (tx) => savePlan(tx, templateId, idsOnly(found)));
  return found;
}

async function make(shop: Shop, template: PlannedTemplate, terms: SellingPlanTerms): Promise<void> {
  const found = await findPlanGroup(shop.domain, template.templateId);
  if (found) {
    await save(shop, template, idsOnly(found));
    return change(shop, template, found, terms);
  }
  const made = await createPlanGroup(shop.domain, terms);
  if (made.state === "refused") return save(shop, template, { problem: made.reason });
  await save(shop, template, { ...idsOnly(made.ids), told: JSON.stringify(terms), charge: terms.charge, problem: null });
}

async function change(shop: Shop, template: PlannedTemplate, ids: GroupIds, terms: SellingPlanTerms): Promise<void> {
  const told = JSON.stringify(terms);
  if (template.plan?.told === told && template.plan.planId === ids.planId) return;
  const answer = await updatePlanGroup(shop.domain, ids, terms);
  if (answer.state === "refused") return save(shop, template, { problem: answer.reason });
  if (answer.state === "done") return save(shop, template, { told, charge: terms.charge, problem: null });
  if (template.plan) await inShop(shop.id, (tx) => forgetGroup(tx, { ...template.plan!, groupId: ids.groupId }));
  return make(shop, { ...template, plan: null }, terms);
}

/** The group goes with its last member; until then nobody new joins it. */
async function retire(shop: Shop, { plan, templateId }: PlannedTemplate): Promise<void> {
  if (!plan) return;
  const { groupId } = plan;
  if (plan.planId) await inShop(shop.id, (tx) => savePlan(tx, templateId, { planId: null, told: null, problem: null }));
  if (groupId && (await inShop(shop.id, (tx) => countMembers(tx, groupId))) > 0) return;
  const deleted = groupId ? await deletePlanGroup(shop.domain, groupId) : { state: "gone" as const };
  if (deleted.state === "refused") throw new Error(deleted.reason);
  await inShop(shop.id, (tx) => deletePlan(tx, templateId));
}
