/** A shop of many assigned variants, put into the tables by SQL alone: 1,000,000 in about a minute. */
import type pg from "pg";

const SHOP = 1;
const ROWS_AT_ONCE = 250_000;

/**
 * Fills the shop up to so many variants. Every hundredth waits for its line, every ten-thousandth was chosen by hand; one template
 * of two is rare. Half are one vendor's, a fiftieth another's, and a thousand small vendors share the rest. The words of search go in as the trigger would put them, without a look at the foreign key for each.
 */
export async function fillVariants(client: pg.Client, upTo: number): Promise<void> {
  await client.query("select set_config('standby.shop_id', $1, false)", [String(SHOP)]);
  await client.query("insert into shops (id, domain) values ($1, 'bench.myshopify.com') on conflict do nothing", [SHOP]);
  await client.query(
    `insert into templates (shop_id, id, name, mode, is_default, updated_at)
     values ($1, 1, 'Usual', 'waitlist', true, now()), ($1, 2, 'Rare', 'backorder', false, now())
     on conflict do nothing`,
    [SHOP],
  );
  await client.query("alter table assignments disable trigger user");
  await client.query("alter table search_words drop constraint if exists search_words_assignment");
  const { rows } = await client.query<{ count: string }>("select count(*) from assignments");
  for (let from = Number(rows[0]?.count ?? 0); from < upTo; from += ROWS_AT_ONCE) {
    const to = Math.min(upTo, from + ROWS_AT_ONCE) - 1;
    await client.query(ASSIGNMENTS, [SHOP, from, to]);
    await client.query(WORDS, [SHOP, from, to]);
  }
  await client.query("alter table assignments enable trigger user");
  await client.query("vacuum analyze assignments, search_words");
}

const NAMES = `(array['Linen shirt', 'Wool hat', 'Storm lantern', 'Harbor blanket', 'Ferry backpack', 'Garden hammock', 'Copper kettle'])`;

const ASSIGNMENTS = `
  insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle, sku,
    vendor, template_id, mode, offer, offer_reason, offer_changed_at, manual_offer, stock_units, waiting_entries, waiting_units,
    original_policy, intent_version, written_version)
  select $1, 40000000000000 + n, 8000000000000 + n / 4, 50000000000000 + n,
    ${NAMES}[1 + n / 4 % 7] || ' ' || n / 4, (array['Blue', 'Oak', 'Sea', 'Rust'])[1 + n % 4], 'handle-' || n / 4,
    'SKU-' || lpad(n::text, 7, '0'),
    case when n / 4 % 2 = 0 then 'Harbor Goods' when n / 4 % 50 = 1 then 'North Mill' else 'Maker ' || n / 8 % 1000 end,
    case when n % 50000 = 7 then 2 else 1 end, 'waitlist',
    case when n % 20 = 0 then 'waitlist' when n % 100000 = 11 then 'unavailable' else 'in_stock' end,
    'stock ' || n % 500 || ' > switch condition 0', timestamptz '2026-01-01' + n * interval '10 seconds',
    case when n % 10000 = 3 then 'in_stock' end, case when n % 20 = 0 then 0 else n * 7919 % 500 end,
    case when n % 100 = 0 then n * 31 % 90 else 0 end, case when n % 100 = 0 then n * 31 % 90 else 0 end, 'DENY', 1,
    case when n % 100000 = 5 then 0 else 1 end
  from generate_series($2::bigint, $3::bigint) n`;

const WORDS = `
  insert into search_words (shop_id, word, variant_id)
  select a.shop_id, word, a.variant_id
  from assignments a, words_of(a.product_title || ' ' || a.variant_title || ' ' || a.sku) as word
  where a.shop_id = $1 and a.variant_id between 40000000000000 + $2 and 40000000000000 + $3`;
