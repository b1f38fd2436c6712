/** A store installs Standby, for the first time or again. Safe to call at every visit and by several at once. */
import { enqueue } from "#app/queue/enqueue.ts";
import { ring } from "#app/data/doorbells.ts";
import { recordEvent } from "#app/data/events.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findOrAddShop, findShop, markInstalled, saveGrantedScopes } from "#app/data/shops.ts";

/** @returns the shop's id. */
export async function installShop(input: { domain: string; scopes: string; now: Date }): Promise<number> {
  const { domain, scopes, now } = input;
  const known = await findShop(domain);
  if (known && !known.uninstalledAt) return known.id;
  const { id } = await findOrAddShop(domain, now);
  await inShop(id, async (tx) => {
    if (!(await markInstalled(tx, now))) return;
    await saveGrantedScopes(tx, scopes, now);
    await recordEvent(tx, { name: "shop-installed", actor: "Shopify", at: now });
    await enqueue(tx, "prepare-shop", { shopId: id });
    await ring(tx, "holds", String(id), now);
  });
  return id;
}
