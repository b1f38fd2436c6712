/** The health check's list: what differs, by variant, the shop itself first. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { DriftKind } from "#app/domain/drift.ts";
import type { Offer } from "#app/domain/offer.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const PAGE_SIZE = 25;
const COUNT_CAP = 1_000;
const CURSOR = z.tuple([z.string().regex(/^\d{1,19}$/)]);

export type ListedDrift = {
  kind: DriftKind;
  expected: string;
  found: string | null;
  firstSeenAt: string;
  repairing: boolean;
  repairFailed: boolean;
  /** What Shopify answered when it refused the repair. */
  repairProblem: string | null;
};

/** A variant, or the shop itself where the titles are null. */
export type DriftSubject = {
  variantId: string;
  productTitle: string | null;
  variantTitle: string | null;
  imageUrl: string | null;
  offer: Offer | null;
  drifts: ListedDrift[];
};

export async function listDrifts(tx: ShopTx, request: PageRequest): Promise<Page<DriftSubject>> {
  const before = decodeCursor(request.before, CURSOR);
  const after = before ? null : decodeCursor(request.after, CURSOR);
  const found = await tx.$queryRaw<DriftSubject[]>`
    select d.variant_id::text as "variantId", a.product_title as "productTitle", a.variant_title as "variantTitle",
      a.image_url as "imageUrl", a.offer,
      jsonb_agg(jsonb_build_object('kind', d.kind, 'expected', d.expected, 'found', d.found, 'firstSeenAt', d.first_seen_at,
        'repairing', d.repair_requested_at is not null, 'repairFailed', d.repair_failed_at is not null,
        'repairProblem', d.repair_problem) order by d.kind) as drifts
    from drifts d
    left join assignments a on a.shop_id = d.shop_id and a.variant_id = d.variant_id and a.variant_deleted_at is null
    where d.shop_id = ${tx.shopId} and (d.variant_id = 0 or a.variant_id is not null)
      ${after ? Prisma.sql`and d.variant_id > ${BigInt(after[0])}` : Prisma.empty}
      ${before ? Prisma.sql`and d.variant_id < ${BigInt(before[0])}` : Prisma.empty}
    group by d.variant_id, a.product_title, a.variant_title, a.image_url, a.offer
    order by ${before ? Prisma.sql`d.variant_id desc` : Prisma.sql`d.variant_id`} limit ${PAGE_SIZE + 1}`;
  return cutPage(found, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.variantId],
  });
}

export type DriftCounts = {
  /** Counted up to the cap. */
  open: number;
  /** Standby can repair them and nobody has asked for it yet. */
  repairable: number;
  repairing: number;
};

export async function countDrifts(tx: ShopTx, repairable: readonly DriftKind[]): Promise<DriftCounts> {
  const [counts] = await tx.$queryRaw<DriftCounts[]>`
    select count(*)::int as open,
      (count(*) filter (where repair_requested_at is null and kind = any(${[...repairable]}::text[])))::int as repairable,
      (count(*) filter (where repair_requested_at is not null))::int as repairing
    from (select kind, repair_requested_at from drifts d
      where d.shop_id = ${tx.shopId} and (d.variant_id = 0 or exists (select 1 from assignments a
        where a.shop_id = d.shop_id and a.variant_id = d.variant_id and a.variant_deleted_at is null))
      limit ${COUNT_CAP + 1}) counted`;
  return counts as DriftCounts;
}
