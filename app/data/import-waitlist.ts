/** Waitlist entries that come from another app's export: who waits already, and adding many at once. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { recipientKey } from "#app/data/suppressions.ts";

/** Of these places, those that are taken; as `recipientKey` names them. */
export async function findWaitingAddresses(tx: ShopTx, places: { address: string; variantId: bigint }[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ address: string; variantId: bigint }[]>`
    select e.email as address, e.variant_id as "variantId" from waitlist_entries e
    join unnest(${places.map((place) => place.variantId)}::bigint[], ${places.map((place) => place.address)}::text[])
      as place (variant_id, email) on e.variant_id = place.variant_id and e.email = place.email
    where e.shop_id = ${tx.shopId} and e.state in ('pending', 'waiting')`;
  return new Set(rows.map(recipientKey));
}

export type ImportedEntry = {
  rowNumber: number;
  variantId: bigint;
  email: string;
  phone: string | null;
  quantity: number;
  locale: string;
  joinedAt: Date;
};

/**
 * Adds places with the time at which they were taken elsewhere, and counts them on their variants. Lines must be locked.
 * @returns the rows whose place was free, and is theirs now
 */
export async function addImportedEntries(tx: ShopTx, entries: ImportedEntry[]): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ rowNumber: number }[]>`
    with given as (
      select * from unnest(${entries.map((entry) => entry.rowNumber)}::int[], ${entries.map((entry) => entry.variantId)}::bigint[],
        ${entries.map((entry) => entry.email)}::text[], ${entries.map((entry) => entry.phone)}::text[],
        ${entries.map((entry) => entry.quantity)}::int[], ${entries.map((entry) => entry.locale)}::text[],
        ${entries.map((entry) => entry.joinedAt)}::timestamptz[])
        as given (row_number, variant_id, email, phone, quantity, locale, joined_at)
    ), added as (
      insert into waitlist_entries (shop_id, variant_id, email, phone, quantity, locale, joined_at)
      select ${tx.shopId}, variant_id, email, phone, quantity, locale, joined_at from given order by row_number
      on conflict do nothing
      returning variant_id, email, quantity
    ), line as (
      select variant_id, count(*)::int as entries, sum(quantity)::int as units from added group by variant_id
    ), counted as (
      update assignments a set waiting_entries = waiting_entries + line.entries, waiting_units = waiting_units + line.units
      from line where a.shop_id = ${tx.shopId} and a.variant_id = line.variant_id
    )
    select given.row_number as "rowNumber" from given join added using (variant_id, email)`;
  return new Set(rows.map((row) => row.rowNumber));
}

/** A redacted customer leaves the files that were handed in, too, whichever column they stand in. */
export async function forgetImportRows(tx: ShopTx, customer: { email?: string; phone?: string }): Promise<void> {
  const texts = [customer.email, customer.phone].flatMap((text) => text?.trim().toLowerCase() || []);
  if (texts.length === 0) return;
  await tx.$executeRaw`
    delete from import_rows where shop_id = ${tx.shopId}
      and exists (select 1 from unnest(${texts}::text[]) as said (text) where strpos(lower(cells), said.text) > 0)`;
}
