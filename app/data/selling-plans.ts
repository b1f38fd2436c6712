/** Selling plans of templates as Shopify has them, which variants belong in them, and which have joined. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Mode } from "#app/domain/offer.ts";
import type { Charge } from "#app/domain/selling-plan.ts";
import { FULL_PAYMENT, type Payment } from "#app/domain/template-payment.ts";
import { Prisma, type SellingPlan } from "#app/generated/prisma/client.ts";

export type { SellingPlan };

/** Null for a template that never needed one. */
export const findPlan = (tx: ShopTx, templateId: bigint): Promise<SellingPlan | null> =>
  tx.sellingPlan.findUnique({ where: { shopId_templateId: { shopId: tx.shopId, templateId } } });

export type PlannedTemplate = {
  templateId: bigint;
  /** Empty once the template is gone. */
  name: string;
  mode: Mode;
  /** Full for a template that is gone, or archived and used by nobody. */
  payment: Payment;
  plan: SellingPlan | null;
};

/** Every template that has a plan or shall have one. */
export async function findPlannedTemplates(tx: ShopTx): Promise<PlannedTemplate[]> {
  const plans = await tx.sellingPlan.findMany({ where: { shopId: tx.shopId } });
  const planOf = new Map(plans.map((plan) => [plan.templateId, plan]));
  const templates = await tx.$queryRaw<{ id: bigint; name: string; mode: Mode; payment: Payment; used: boolean }[]>`
    select t.id, t.name, t.mode, t.payment,
      t.archived_at is null or exists (
        select 1 from assignments a where a.shop_id = t.shop_id and a.template_id = t.id and a.variant_deleted_at is null) as used
    from templates t
    where t.shop_id = ${tx.shopId} and (t.payment->>'kind' <> 'full'
      or exists (select 1 from selling_plans p where p.shop_id = t.shop_id and p.template_id = t.id))
    order by t.id`;
  const present = templates.map(({ id, name, mode, payment, used }) => ({
    templateId: id,
    name,
    mode,
    payment: used ? payment : FULL_PAYMENT,
    plan: planOf.get(id) ?? null,
  }));
  const known = new Set(templates.map(({ id }) => id));
  const orphans = plans.filter(({ templateId }) => !known.has(templateId));
  const gone = { name: "", mode: "waitlist" as const, payment: FULL_PAYMENT };
  return [...present, ...orphans.map((plan) => ({ ...gone, templateId: plan.templateId, plan }))];
}

/** Whether the shop has anything to do with selling plans: most have not. */
export async function hasSellingPlans(tx: ShopTx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ any: boolean }[]>`
    select exists (select 1 from templates where shop_id = ${tx.shopId} and payment->>'kind' <> 'full')
      or exists (select 1 from selling_plans where shop_id = ${tx.shopId}) as any`;
  return row?.any ?? false;
}

export type ToldPlan = { templateId: bigint; template: string; groupId: bigint; planId: bigint; told: string };

/** What Shopify was told of each plan that is on offer. */
export const findToldPlans = (tx: ShopTx): Promise<ToldPlan[]> =>
  tx.$queryRaw`
    select p.template_id as "templateId", t.name as template, p.group_id as "groupId", p.plan_id as "planId", p.told
    from selling_plans p join templates t on t.shop_id = p.shop_id and t.id = p.template_id
    where p.shop_id = ${tx.shopId} and p.group_id is not null and p.plan_id is not null and p.told is not null
    order by p.template_id`;

/** Whether Shopify was told of every plan on offer, and what it answered when it refused one. */
export async function plansTold(tx: ShopTx): Promise<{ all: boolean; refusal: string | null }> {
  const untold = await tx.sellingPlan.findMany({ where: { shopId: tx.shopId, planId: { not: null }, told: null } });
  return { all: untold.length === 0, refusal: untold.find(({ problem }) => problem !== null)?.problem ?? null };
}

/** The next sync tells Shopify of every plan anew. */
export async function forgetToldPlans(tx: ShopTx): Promise<void> {
  await tx.sellingPlan.updateMany({ where: { shopId: tx.shopId, planId: { not: null } }, data: { told: null, problem: null } });
}

export type PlanChange = {
  groupId?: bigint | null;
  planId?: bigint | null;
  told?: string | null;
  charge?: Charge;
  problem?: string | null;
};

export async function savePlan(tx: ShopTx, templateId: bigint, change: PlanChange): Promise<void> {
  const { shopId } = tx;
  const where = { shopId_templateId: { shopId, templateId } };
  await tx.sellingPlan.upsert({ where, create: { shopId, templateId, ...change }, update: change });
}

export async function deletePlan(tx: ShopTx, templateId: bigint): Promise<void> {
  await tx.sellingPlan.deleteMany({ where: { shopId: tx.shopId, templateId } });
}

/** Shopify no longer has the group, and so no members. */
export async function forgetGroup(tx: ShopTx, { templateId, groupId }: SellingPlan): Promise<void> {
  await tx.sellingPlanMember.deleteMany({ where: { shopId: tx.shopId, groupId: groupId ?? 0n } });
  await savePlan(tx, templateId, { groupId: null, planId: null, told: null });
}

export type Member = { variantId: bigint; groupId: bigint };

/** The next variants, by id, whose offer asks for a plan that they have not joined. */
export function findJoining(tx: ShopTx, after: bigint, limit: number): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    select a.variant_id as "variantId", p.group_id as "groupId"
    from assignments a
    join selling_plans p on p.shop_id = a.shop_id and p.template_id = a.template_id and p.plan_id is not null
    where a.shop_id = ${tx.shopId} and a.variant_id > ${after} and a.offer in ('preorder', 'backorder')
      and a.payment->>'kind' <> 'full' and a.variant_deleted_at is null
      and not exists (select 1 from selling_plan_members m
        where m.shop_id = a.shop_id and m.variant_id = a.variant_id and m.group_id = p.group_id)
    order by a.variant_id limit ${limit}`;
}

/** The next members, by variant, whose offer no longer asks for the group's plan, once Shopify has been told of that offer. */
export function findLeaving(tx: ShopTx, after: bigint, limit: number): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    select m.variant_id as "variantId", m.group_id as "groupId"
    from selling_plan_members m
    left join assignments a on a.shop_id = m.shop_id and a.variant_id = m.variant_id
    left join selling_plans p on p.shop_id = m.shop_id and p.group_id = m.group_id
    where m.shop_id = ${tx.shopId} and m.variant_id > ${after}
      and (a.variant_id is null or a.variant_deleted_at is not null or a.written_version >= a.intent_version)
      and not exists (select 1 from unassigned_variants u where u.shop_id = m.shop_id and u.variant_id = m.variant_id)
      and not coalesce(a.offer in ('preorder', 'backorder') and a.payment->>'kind' <> 'full' and a.variant_deleted_at is null
        and p.plan_id is not null and p.template_id = a.template_id, false)
    order by m.variant_id, m.group_id limit ${limit}`;
}

/** Beside assignment `a`: the plan that its offer asks for and that it has joined. */
const JOINED = Prisma.sql`
  left join lateral (
    select p.plan_id, p.charge
    from selling_plans p
    join selling_plan_members m on m.shop_id = p.shop_id and m.group_id = p.group_id and m.variant_id = a.variant_id
    where p.shop_id = a.shop_id and p.template_id = a.template_id and p.plan_id is not null
      and a.offer in ('preorder', 'backorder') and a.payment->>'kind' <> 'full'
  ) joined on true`;

/** The next variants, by id, whose row names another plan, or other terms, than they have joined. */
export async function findMismarked(tx: ShopTx, after: bigint, limit: number): Promise<bigint[]> {
  const { shopId } = tx;
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select a.variant_id
    from (
      select variant_id from selling_plan_members where shop_id = ${shopId}
      union select variant_id from assignments where shop_id = ${shopId} and selling_plan_id is not null
    ) candidate
    join assignments a on a.shop_id = ${shopId} and a.variant_id = candidate.variant_id
    ${JOINED}
    where a.variant_id > ${after} and a.variant_deleted_at is null
      and (a.selling_plan_id is distinct from joined.plan_id or a.charge is distinct from joined.charge)
    order by a.variant_id limit ${limit}`;
  return rows.map((row) => row.variant_id);
}

/** Call it with the variants locked: their rows name what they have joined, and Shopify must be told. */
export async function markJoined(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  await tx.$executeRaw`
    update assignments changed
    set selling_plan_id = joined.plan_id, charge = joined.charge, intent_version = changed.intent_version + 1
    from assignments a ${JOINED}
    where changed.shop_id = ${tx.shopId} and changed.variant_id = any(${variantIds}::bigint[])
      and a.shop_id = changed.shop_id and a.variant_id = changed.variant_id`;
}

export async function addMembers(tx: ShopTx, groupId: bigint, variantIds: bigint[]): Promise<void> {
  const { shopId } = tx;
  const data = variantIds.map((variantId) => ({ shopId, variantId, groupId }));
  await tx.sellingPlanMember.createMany({ data, skipDuplicates: true });
}

export async function removeMembers(tx: ShopTx, groupId: bigint, variantIds: bigint[]): Promise<void> {
  await tx.sellingPlanMember.deleteMany({ where: { shopId: tx.shopId, groupId, variantId: { in: variantIds } } });
}

export const countMembers = (tx: ShopTx, groupId: bigint): Promise<number> =>
  tx.sellingPlanMember.count({ where: { shopId: tx.shopId, groupId } });
