/** Restocks of a variant and, from the append-only ledger, who was served by each and why. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const LATEST = 10;
const PAGE_SIZE = 100;
const CURSOR = z.tuple([z.string().regex(/^\d+$/)]);

export type ListedRestock = {
  restockId: string;
  unitsFrom: number;
  unitsTo: number;
  freedUnits: number;
  allocatedUnits: number;
  cause: string;
  at: Date;
};

const COLUMNS = Prisma.sql`id::text as "restockId", units_from as "unitsFrom", units_to as "unitsTo",
  freed_units as "freedUnits", allocated_units as "allocatedUnits", cause, at`;

/** A variant's last restocks, newest first. */
export function listRestocks(tx: ShopTx, variantId: bigint): Promise<ListedRestock[]> {
  return tx.$queryRaw`
    select ${COLUMNS} from restocks where shop_id = ${tx.shopId} and variant_id = ${variantId}
    order by id desc limit ${LATEST}`;
}

/** @returns null when this variant has no such restock in this shop */
export async function readRestock(tx: ShopTx, variantId: bigint, restockId: bigint): Promise<ListedRestock | null> {
  const [restock] = await tx.$queryRaw<ListedRestock[]>`
    select ${COLUMNS} from restocks where shop_id = ${tx.shopId} and id = ${restockId} and variant_id = ${variantId}`;
  return restock ?? null;
}

export type Served = {
  entryId: string;
  email: string | null;
  units: number;
  place: number;
  reason: string;
  at: Date;
};

/** Who a restock served, in the order in which they were served (entries joined in that order). */
export async function listServed(tx: ShopTx, restockId: bigint, request: PageRequest): Promise<Page<Served>> {
  const before = decodeCursor(request.before, CURSOR);
  const after = before ? null : decodeCursor(request.after, CURSOR);
  const found = await tx.$queryRaw<Served[]>`
    select l.entry_id::text as "entryId", e.email, l.units, l.place, l.reason, l.at
    from allocations l
    join waitlist_entries e on e.shop_id = l.shop_id and e.id = l.entry_id
    where l.shop_id = ${tx.shopId} and l.restock_id = ${restockId}
      ${after ? Prisma.sql`and l.entry_id > ${BigInt(after[0])}` : Prisma.empty}
      ${before ? Prisma.sql`and l.entry_id < ${BigInt(before[0])}` : Prisma.empty}
    order by ${before ? Prisma.sql`l.entry_id desc` : Prisma.sql`l.entry_id`}
    limit ${PAGE_SIZE + 1}`;
  return cutPage(found, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.entryId],
  });
}
