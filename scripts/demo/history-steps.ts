/** Turns the demo's plan into steps in time, each one call of the app's flows. */
import type { HistoryPlan, PlannedAssignment, PlannedRestock, VariantName } from "#sandbox/seed/history-plan.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { addTemplate, findDefaultTemplate } from "#app/data/templates.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { joinWaitlist } from "#app/flows/join-waitlist.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { recordVariantFacts } from "#app/flows/record-variant-facts.ts";
import { readVariants, type VariantFacts } from "#app/shopify/variants.ts";
import { adminGraphql } from "#app/shopify/admin.ts";
import { MODE_TEMPLATES } from "./history-templates.ts";

export type Step = { at: Date; take: (tx: ShopTx, at: Date) => Promise<unknown> };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What a product had before it sold out; the numbers of the demo's good days. */
const GOOD_STOCK_UNITS = 24;
const SHIFTS_HOURS = [5, 9, 14];
const ACTOR = "Store owner";

const PRODUCT_IDS = `#graphql
  query ProductIds {
    products(first: 250) { nodes { id handle legacyResourceId } }
  }
`;

type Input = { shopId: number; domain: string; plan: HistoryPlan; now: Date };
type Known = { now: Date; facts: Map<string, VariantFacts[]>; soldOut: Set<string> };

export async function planSteps({ domain, plan, now }: Input): Promise<Step[]> {
  const facts = await readFacts(domain, plan);
  const soldOut = new Set([...plan.waitlists, ...plan.restocks].map(nameOf));
  const known: Known = { now, facts, soldOut };
  return [
    { at: daysBefore(now, 46), take: addTemplates },
    ...plan.assignments.map((assignment) => assignStep(known, assignment)),
    ...plan.waitlists.flatMap((line) => [
      stockStep(known, line, line.soldOutDaysAgo, 0),
      ...line.joins.map((join): Step => {
        const { variantId } = find(known, line);
        const { email, quantity, locale } = join;
        const entry = { email, quantity, locale, phone: null, smsConsent: false };
        return {
          at: daysBefore(now, join.daysAgo),
          take: (tx, at) => joinWaitlist(tx, { variantId, facts: entry, now: at }),
        };
      }),
    ]),
    ...plan.restocks.flatMap((restock) => restockSteps(known, restock)),
    { at: now, take: (tx, at) => recordVariantFacts(tx, { variants: [...facts.values()].flat(), cause: "reconciler", now: at }) },
  ];
}

async function readFacts(domain: string, plan: HistoryPlan): Promise<Map<string, VariantFacts[]>> {
  type Answer = { products: { nodes: { handle: string; legacyResourceId: string }[] } };
  const { products } = await adminGraphql<Answer>(domain, PRODUCT_IDS);
  const facts = new Map<string, VariantFacts[]>();
  for (const { handle, variantTitles } of plan.assignments) {
    const product = products.nodes.find((node) => node.handle === handle);
    if (!product) throw new Error(`The plan speaks of ${handle}, which the demo store does not sell.`);
    const variants = await readVariants(domain, { productIds: [BigInt(product.legacyResourceId)] });
    const wanted =
      variantTitles === "all" ? variants : variants.filter((variant) => variantTitles.includes(variant.variantTitle));
    facts.set(handle, wanted);
  }
  return facts;
}

async function addTemplates(tx: ShopTx): Promise<void> {
  for (const template of MODE_TEMPLATES) await addTemplate(tx, { ...template, isDefault: false });
}

function assignStep(known: Known, planned: PlannedAssignment): Step {
  const variants = (known.facts.get(planned.handle) ?? []).map((variant) => asOfAssignment(known, variant, planned));
  return {
    at: daysBefore(known.now, planned.daysAgo),
    async take(tx, at) {
      const template = await templateFor(tx, planned.mode);
      const { refused } = await assignVariants(tx, { variants, templateId: template.id, actor: ACTOR, now: at });
      if (refused.length > 0) throw new Error(`${planned.handle} was refused: ${refused[0]?.reason}`);
      if (planned.backInStockInDays === undefined) return;
      await tx.assignment.updateMany({
        where: { shopId: tx.shopId, variantId: { in: variants.map((variant) => variant.variantId) } },
        data: { backInStockOn: daysBefore(known.now, -planned.backInStockInDays), intentVersion: { increment: 1 } },
      });
    },
  };
}

/** A variant that sold out since had its good stock then; the others were as they are. */
function asOfAssignment(known: Known, variant: VariantFacts, { handle, daysAgo }: PlannedAssignment): VariantFacts {
  const at = daysBefore(known.now, daysAgo);
  const sellsOut = known.soldOut.has(nameOf({ handle, variantTitle: variant.variantTitle }));
  const levels = variant.levels.map((level, index) => ({
    ...level,
    updatedAt: at,
    availableUnits: sellsOut ? (index === 0 ? GOOD_STOCK_UNITS : 0) : level.availableUnits,
  }));
  return { ...variant, levels, readAt: at };
}

async function templateFor(tx: ShopTx, mode: PlannedAssignment["mode"]) {
  const template =
    mode === "waitlist" ? await findDefaultTemplate(tx) : await tx.template.findFirst({ where: { shopId: tx.shopId, mode } });
  if (!template) throw new Error(`There is no template for ${mode}.`);
  return template;
}

function stockStep(known: Known, name: VariantName, daysAgo: number, availableUnits: number): Step {
  const variant = find(known, name);
  const [level] = variant.levels;
  if (!level) throw new Error(`${nameOf(name)} is stocked nowhere.`);
  const { inventoryItemId } = variant;
  const { locationId } = level;
  return {
    at: daysBefore(known.now, daysAgo),
    take: (tx, at) =>
      recordStockLevels(tx, {
        levels: [{ inventoryItemId, locationId, availableUnits, updatedAt: at, toldAt: at, connected: true }],
        cause: "inventory_levels/update",
        now: at,
      }),
  };
}

/** The units come in the morning; over the day those who were served buy, and the stock sinks with each of them. */
function restockSteps(known: Known, restock: PlannedRestock): Step[] {
  const { daysAgo, units, soldAgainUnits } = restock;
  const { variantId } = find(known, restock);
  const shares = SHIFTS_HOURS.map((hours, index) => ({
    hours,
    units: Math.round((soldAgainUnits * (index + 1)) / SHIFTS_HOURS.length),
  }));
  return [
    stockStep(known, restock, daysAgo, units),
    ...shares.flatMap(({ hours, units: sold }): Step[] => {
      const later = daysAgo - (hours * HOUR_MS) / DAY_MS;
      return [
        stockStep(known, restock, later, units - sold),
        { at: daysBefore(known.now, later), take: (tx, at) => buyServed(tx, variantId, sold, at) },
      ];
    }),
  ];
}

async function buyServed(tx: ShopTx, variantId: bigint, upToUnits: number, at: Date): Promise<void> {
  const served = await tx.waitlistEntry.findMany({
    where: { shopId: tx.shopId, variantId, state: "allocated" },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    take: Math.ceil(upToUnits / SHIFTS_HOURS.length),
  });
  for (const { email } of served) {
    await recordPurchase(tx, { variantIds: [variantId], email, customerId: null, orderedAt: at, now: at });
  }
}

function find({ facts }: Known, { handle, variantTitle }: VariantName): VariantFacts {
  const variant = facts.get(handle)?.find((candidate) => candidate.variantTitle === variantTitle);
  if (!variant) throw new Error(`The plan speaks of ${nameOf({ handle, variantTitle })}, which is not assigned.`);
  return variant;
}

const nameOf = ({ handle, variantTitle }: VariantName) => `${handle} ${variantTitle}`;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);
