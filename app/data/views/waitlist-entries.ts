/** One variant's waitlist: those in line by place, or those who left it, each with what we wrote to them. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { EntryState } from "#app/domain/waitlist-entry.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const PAGE_SIZE = 50;
const digits = z.string().regex(/^\d+$/);
/** The place travels in the cursor: counting everybody ahead would make deep pages slow. */
const LINE_CURSOR = z.tuple([z.iso.datetime({ offset: true }), digits, z.number().int()]);
const LEFT_CURSOR = z.tuple([digits]);

export type ListedEntry = {
  entryId: string;
  /** Null once the shopper asked us to forget them. */
  email: string | null;
  quantity: number;
  locale: string;
  state: EntryState;
  joinedAt: Date;
  allocatedAt: Date | null;
  endedAt: Date | null;
  /** In words, where the place neither was left nor ended in a purchase. */
  endedBecause: string | null;
  /** Place in line, from 1; null when no longer in line. */
  place: number | null;
};

type Request = PageRequest & { variantId: bigint; state: EntryState };

export function listEntries(tx: ShopTx, request: Request): Promise<Page<ListedEntry>> {
  return request.state === "waiting" ? listLine(tx, request) : listLeftLine(tx, request);
}

const COLUMNS = Prisma.sql`id::text as "entryId", email, quantity, locale, state, joined_at as "joinedAt",
  allocated_at as "allocatedAt", ended_at as "endedAt",
  case when state <> 'expired' then null
    when allocated_at is not null then 'the turn passed'
    when exists (select 1 from assignments a where a.shop_id = waitlist_entries.shop_id
      and a.variant_id = waitlist_entries.variant_id and a.variant_deleted_at <= waitlist_entries.ended_at) then 'the variant was deleted in Shopify'
    else 'it was not confirmed in time' end as "endedBecause"`;

async function listLine(tx: ShopTx, request: Request): Promise<Page<ListedEntry>> {
  const before = decodeCursor(request.before, LINE_CURSOR);
  const after = before ? null : decodeCursor(request.after, LINE_CURSOR);
  const found = await tx.$queryRaw<Omit<ListedEntry, "place">[]>`
    select ${COLUMNS} from waitlist_entries
    where shop_id = ${tx.shopId} and variant_id = ${request.variantId} and state = 'waiting'
      ${after ? Prisma.sql`and (joined_at, id) > (${after[0]}::timestamptz, ${BigInt(after[1])})` : Prisma.empty}
      ${before ? Prisma.sql`and (joined_at, id) < (${before[0]}::timestamptz, ${BigInt(before[1])})` : Prisma.empty}
    order by ${before ? Prisma.sql`joined_at desc, id desc` : Prisma.sql`joined_at, id`}
    limit ${PAGE_SIZE + 1}`;
  const rows = found.map((entry, index) => ({
    ...entry,
    place: before ? Math.max(1, before[2] - 1 - index) : (after?.[2] ?? 0) + 1 + index,
  }));
  return cutPage(rows, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (entry) => [entry.joinedAt.toISOString(), entry.entryId, entry.place],
  });
}

async function listLeftLine(tx: ShopTx, request: Request): Promise<Page<ListedEntry>> {
  const before = decodeCursor(request.before, LEFT_CURSOR);
  const after = before ? null : decodeCursor(request.after, LEFT_CURSOR);
  const found = await tx.$queryRaw<Omit<ListedEntry, "place">[]>`
    select ${COLUMNS} from waitlist_entries
    where shop_id = ${tx.shopId} and variant_id = ${request.variantId} and state = ${request.state} and state <> 'waiting'
      ${after ? Prisma.sql`and id < ${BigInt(after[0])}` : Prisma.empty}
      ${before ? Prisma.sql`and id > ${BigInt(before[0])}` : Prisma.empty}
    order by ${before ? Prisma.sql`id` : Prisma.sql`id desc`}
    limit ${PAGE_SIZE + 1}`;
  return cutPage(
    found.map((entry) => ({ ...entry, place: null })),
    { size: PAGE_SIZE, going: before ? "back" : after ? "forward" : "start", keyOf: (entry) => [entry.entryId] },
  );
}
