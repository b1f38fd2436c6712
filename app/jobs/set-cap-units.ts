/** Sees to it that Standby's own location has the units that exact caps mean, counting what was sold there first. */
import { randomUUID } from "node:crypto";
import { findCapWork, saveIncomingLocation, type CapWork, type CapWrite } from "#app/data/exact-caps.ts";
import { inShop } from "#app/data/in-shop.ts";
import type { Shop } from "#app/data/shops.ts";
import { missesCapScopes } from "#app/domain/exact-cap.ts";
import { closeCapWrite, openCapWrite } from "#app/flows/count-cap-units.ts";
import { recordIncomingLocation } from "#app/flows/record-incoming-location.ts";
import { ensureIncomingLocation } from "#app/shopify/incoming-location.ts";
import { readIncomingUnits, setIncomingUnits, stockAtLocation, type UnitsThere } from "#app/shopify/incoming-units.ts";

/** So often units may be sold between reading and writing before the job is tried again later. */
const ATTEMPTS = 3;

type Own = { shopId: number; domain: string; locationId: bigint };

/** Call it holding the variants' leases. @returns what Shopify refused, by variant: those are to be tried again */
export async function setCapUnits(shop: Shop, variantIds: bigint[]): Promise<Map<bigint, string>> {
  const work = await inShop(shop.id, (tx) => findCapWork(tx, variantIds));
  const refused = new Map<bigint, string>();
  if (work.length === 0 || missesCapScopes(shop.grantedScopes)) return refused;
  const locationId = shop.incomingLocationId ?? (await makeLocation(shop, work));
  if (locationId === null) return refused;
  const own = { shopId: shop.id, domain: shop.domain, locationId };
  const items = work.map(({ inventoryItemId }) => inventoryItemId);
  const there = await readIncomingUnits(shop.domain, locationId, items);
  for (const one of work) {
    const units = there.get(one.inventoryItemId);
    const problem = units === undefined ? null : await (one.assigned ? setOne(own, one, units) : emptyOne(own, one, units));
    if (problem !== null) refused.set(one.variantId, `Shopify did not change the units of ${one.variantId}: ${problem}`);
  }
  return refused;
}

/** @returns null when none is needed, or Shopify refuses it: no exact cap holds then */
async function makeLocation(shop: Shop, work: CapWork[]): Promise<bigint | null> {
  if (!work.some(({ assigned }) => assigned && assigned.units > 0)) return null;
  const outcome = await ensureIncomingLocation(shop.domain, null);
  const variantIds = work.map(({ variantId }) => variantId);
  await inShop(shop.id, (tx) => recordIncomingLocation(tx, { outcome, variantIds, now: new Date() }));
  return outcome.state === "ready" ? outcome.locationId : null;
}

async function setOne(own: Own, one: CapWork, read: UnitsThere | null): Promise<string | null> {
  let there = read;
  let pending = one.assigned?.write ?? null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (pending === null && there === null) {
      if (one.assigned?.units === 0) return null;
      const refused = await stockAtLocation(own.domain, own.locationId, one.inventoryItemId);
      if (refused !== null) return forgetIfGone(own, refused);
      there = await readOne(own, one);
    }
    const write = pending ?? (there && (await open(own, one, there)));
    if (write === null) return null;
    const outcome = await setIncomingUnits(own.domain, own.locationId, one.inventoryItemId, write);
    there = await readOne(own, one);
    await close(own, one, { there, write, isWritten: outcome === "written" });
    if (typeof outcome === "object") return forgetIfGone(own, outcome.refused);
    pending = null;
    if (outcome === "written") return null;
  }
  return "Units are being sold there all the time; it is tried again.";
}

/** Nothing is counted for a variant that has left. */
async function emptyOne(own: Own, one: CapWork, read: UnitsThere | null): Promise<string | null> {
  let there = read;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (there === null || there.availableUnits <= 0) return null;
    const write = { from: there.availableUnits, to: 0, key: randomUUID() };
    const outcome = await setIncomingUnits(own.domain, own.locationId, one.inventoryItemId, write);
    if (typeof outcome === "object") return outcome.refused;
    there = await readOne(own, one);
  }
  return there && there.availableUnits > 0 ? "Units are being sold there all the time; it is tried again." : null;
}

const readOne = async (own: Own, { inventoryItemId }: CapWork) =>
  (await readIncomingUnits(own.domain, own.locationId, [inventoryItemId])).get(inventoryItemId) ?? null;

const open = ({ shopId, locationId }: Own, { variantId, inventoryItemId }: CapWork, there: UnitsThere) =>
  inShop(shopId, (tx) => openCapWrite(tx, { variantId, inventoryItemId, locationId, there, key: randomUUID(), now: new Date() }));

const close = (
  { shopId, locationId }: Own,
  { variantId, inventoryItemId }: CapWork,
  ended: { there: UnitsThere | null; write: CapWrite; isWritten: boolean },
) => inShop(shopId, (tx) => closeCapWrite(tx, { variantId, inventoryItemId, locationId, ...ended, now: new Date() }));

/** A location that the merchant has deleted is made anew by the next try. */
async function forgetIfGone({ shopId, domain, locationId }: Own, refused: string): Promise<string> {
  const outcome = await ensureIncomingLocation(domain, locationId);
  if (outcome.state === "ready" && outcome.locationId !== locationId) {
    await inShop(shopId, (tx) => saveIncomingLocation(tx, { locationId: outcome.locationId, problem: null }));
  }
  return refused;
}
