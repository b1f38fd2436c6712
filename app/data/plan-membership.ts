/** Which selling plan groups offers ask for, compared with those that variants have joined as far as we know. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

/** Beside assignment `a`: the group that its offer asks for. */
const ASKED = Prisma.sql`
  select p.group_id from selling_plans p
  where p.shop_id = a.shop_id and p.template_id = a.template_id and p.plan_id is not null
    and a.offer in ('preorder', 'backorder') and a.payment->>'kind' <> 'full'`;
const JOINED = Prisma.sql`
  select m.group_id from selling_plan_members m where m.shop_id = a.shop_id and m.variant_id = a.variant_id`;

/** Beside assignment `a`: nothing is to be joined or left any more. */
export const PLAN_IS_SETTLED = Prisma.sql`
  (not exists (${ASKED} except ${JOINED}) and not exists (${JOINED} except ${ASKED}))`;

/** Beside shop `s`: Shopify was told of every plan on offer, or has refused it. */
export const PLANS_ARE_TOLD = Prisma.sql`
  not exists (select 1 from selling_plans p
    where p.shop_id = s.id and p.plan_id is not null and p.told is null and p.problem is null)`;

/** `settled`: false while a variant is about to join or leave, so that nothing can be compared yet. */
export type Membership = { asked: bigint[]; joined: bigint[]; settled: boolean };

export async function findMemberships(tx: ShopTx, variantIds: bigint[]): Promise<Map<bigint, Membership>> {
  const rows = await tx.$queryRaw<(Membership & { variantId: bigint })[]>`
    select a.variant_id as "variantId", array(${ASKED}) as asked, array(${JOINED}) as joined, ${PLAN_IS_SETTLED} as settled
    from assignments a where a.shop_id = ${tx.shopId} and a.variant_id = any(${variantIds}::bigint[])`;
  return new Map(rows.map(({ variantId, ...membership }) => [variantId, membership]));
}

/** Groups that Standby made; others are left alone. */
export async function ownGroups(tx: ShopTx): Promise<Set<bigint>> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    select group_id as id from selling_plans where shop_id = ${tx.shopId} and group_id is not null
    union select group_id from selling_plan_members where shop_id = ${tx.shopId}`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether there are plans of ours to look for, and Shopify lets us see them. */
export async function plansAreReadable(tx: ShopTx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ readable: boolean }[]>`
    select exists (select 1 from selling_plans where shop_id = ${tx.shopId} and group_id is not null)
      and granted_scopes like '%purchase_options%' as readable from shops where id = ${tx.shopId}`;
  return row?.readable ?? false;
}

/**
 * Where a difference was found, membership becomes what Shopify has: what is missing is joined again by the next sync, and
 * what is too much is left. @returns how many variants it concerns
 */
export async function takeFoundMembership(tx: ShopTx, variantIds: bigint[]): Promise<number> {
  const { shopId } = tx;
  const different = Prisma.sql`
    select d.variant_id, string_to_array(nullif(d.found, ''), ',')::bigint[] as groups from drifts d
    where d.shop_id = ${shopId} and d.kind = 'selling_plan' and d.variant_id = any(${variantIds}::bigint[])`;
  await tx.$executeRaw`
    delete from selling_plan_members m using (${different}) d
    where m.shop_id = ${shopId} and m.variant_id = d.variant_id and not m.group_id = any(coalesce(d.groups, '{}'))`;
  await tx.$executeRaw`
    insert into selling_plan_members (shop_id, variant_id, group_id)
    select ${shopId}, d.variant_id, unnest(d.groups) from (${different}) d on conflict do nothing`;
  return tx.drift.count({ where: { shopId, kind: "selling_plan", variantId: { in: variantIds } } });
}
