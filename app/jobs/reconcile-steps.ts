/** The steps of a reconciler's pass. Each saves how far it has come in the transaction of what it took in. */
import { forgetStrayDrifts, repairsUnderWay } from "#app/data/drifts.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { pendingIds } from "#app/data/inbox.ts";
import { plansAreReadable } from "#app/data/plan-membership.ts";
import * as passes from "#app/data/reconcile-passes.ts";
import { findToldPlans } from "#app/data/selling-plans.ts";
import { shopOf } from "#app/data/shops.ts";
import { webhooksSeen } from "#app/data/views/webhooks-seen.ts";
import { findTermDrifts, type TermDrift } from "#app/domain/find-plan-drift.ts";
import {
  IN_BULK_FROM,
  shopIsDue,
  sweepSize,
  type PassState,
  type ReconcileStep,
  type WholeRound,
} from "#app/domain/reconcile-plan.ts";
import { env } from "#app/env.server.ts";
import { recordShopDrift } from "#app/flows/record-shop-drift.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { takeInOrder } from "#app/flows/take-in-order.ts";
import { takeInReadings } from "#app/flows/take-in-readings.ts";
import { API_VERSION } from "#app/shopify/admin.ts";
import { readPlanTerms } from "#app/shopify/plan-terms.ts";
import { proxyAnswers } from "#app/shopify/probe-proxy.ts";
import { readOrdersSince } from "#app/shopify/reconcile-orders.ts";
import { readShopForReconciling } from "#app/shopify/reconcile-shop-facts.ts";
import { readForReconciling, READINGS_PER_QUERY } from "#app/shopify/reconcile-variants.ts";
import { readLocations } from "#app/shopify/shop-facts.ts";
import { listChanges } from "./list-changes.ts";
import { bulkRoundStart, sweepInBulk } from "./reconcile-in-bulk.ts";
import { endPass, endRound, moveOn, savePass } from "./save-pass.ts";

export type Reconciled = { shopId: number; domain: string };
type Pass = passes.ReconcilePass;

const CAUSE = "reconciler";

/** @returns the pass as saved, null when somebody else has taken it over, or "wait" for Shopify. */
export function runStep(place: Reconciled, pass: Pass): Promise<Pass | null | "wait"> {
  return STEPS[pass.step as Exclude<ReconcileStep, "rest">](place, pass);
}

const STEPS = { shop: checkShop, orders: readOrders, changed: readChanged, sweep: sweep } as const;

/** Variants whose repair Shopify was told of are read again. @returns when the latest repair was asked for */
export async function checkRepairs(place: Reconciled): Promise<Date | null> {
  const repairs = await inShop(place.shopId, (tx) => repairsUnderWay(tx, READINGS_PER_QUERY));
  if (repairs.written.length > 0) await inShop(place.shopId, await reader(place, repairs.written));
  if (repairs.shopIsReady) await inShop(place.shopId, await shopReader(place));
  return repairs.latestAt;
}

async function checkShop(place: Reconciled, pass: Pass): Promise<Pass | null> {
  const now = new Date();
  if (!shopIsDue(pass as PassState, now)) return inShop(place.shopId, (tx) => moveOn(tx, pass));
  const toldAt = now;
  const locations = (await readLocations(place.domain)).map((location) => ({ ...location, toldAt }));
  const takeIn = await shopReader(place);
  return inShop(place.shopId, async (tx) => {
    await saveLocations(tx, { locations, cause: CAUSE, now });
    await takeIn(tx);
    return moveOn(tx, pass, { shopCheckedAt: now });
  });
}

/** Before stock: a cancelled order must be known when its units are found, or they look like new stock. */
async function readOrders(place: Reconciled, pass: Pass): Promise<Pass | null> {
  const matters = pass.cursor !== null || (await inShop(place.shopId, passes.ordersMatter));
  const { orders, next } = matters
    ? await readOrdersSince(place.domain, pass.changedSince, pass.cursor)
    : { orders: [], next: null };
  const inboxIsBehind = orders.length > 0 && (await isBehind(place.domain));
  return inShop(place.shopId, async (tx) => {
    const when = { since: pass.changedSince, inboxIsBehind, now: new Date() };
    for (const order of orders) await takeInOrder(tx, order, when);
    return next === null ? moveOn(tx, pass) : savePass(tx, pass, { cursor: next });
  });
}

/** Whatever Shopify changed since the last pass and is assigned; the cursor holds what is still to be read of it. */
async function readChanged(place: Reconciled, pass: Pass): Promise<Pass | null> {
  const changed = leftOf(pass) ?? (await listChanges(place, pass));
  if (typeof changed === "string") return inShop(place.shopId, (tx) => beginSweep(tx, pass, changed));
  const left = changed.slice(READINGS_PER_QUERY);
  const takeIn = await reader(place, changed.slice(0, READINGS_PER_QUERY));
  return inShop(place.shopId, async (tx) => {
    await takeIn(tx);
    return left.length > 0 ? savePass(tx, pass, { cursor: JSON.stringify(left.map(String)) }) : beginSweep(tx, pass);
  });
}

/** Null while nothing is listed yet. */
function leftOf({ cursor }: Pass): bigint[] | null {
  const left = cursor === null ? null : (JSON.parse(cursor) as unknown);
  return Array.isArray(left) ? left.map((id) => BigInt(String(id))) : null;
}

/** A piece of the round, or all of it: because somebody wants it so, or because much has changed. */
async function beginSweep(tx: ShopTx, pass: Pass, whole?: WholeRound): Promise<Pass | null> {
  const all = whole !== undefined || pass.checkRequestedAt !== null;
  const isNewRound = pass.sweptTo === 0n || all;
  const roundVariants = isNewRound ? await passes.countAssigned(tx) : pass.roundVariants;
  const sweepLeft = sweepSize(roundVariants, all);
  const isInBulk = whole ? whole === "in bulk" : all && roundVariants >= IN_BULK_FROM;
  const cursor = isInBulk ? bulkRoundStart(await plansAreReadable(tx)) : null;
  return moveOn(tx, pass, { roundVariants, sweepLeft, cursor, ...(isNewRound ? { roundChecked: 0, sweptTo: 0n } : {}) });
}

/** A piece of the round through all assigned variants; it goes on in the next pass. */
async function sweep(place: Reconciled, pass: Pass): Promise<Pass | null | "wait"> {
  if (pass.cursor !== null) return sweepInBulk(place, pass);
  const variantIds = await inShop(place.shopId, (tx) => passes.nextToSweep(tx, pass.sweptTo, READINGS_PER_QUERY));
  const takeIn = await reader(place, variantIds);
  return inShop(place.shopId, async (tx) => {
    await takeIn(tx);
    const sweepLeft = Math.max(0, pass.sweepLeft - variantIds.length);
    const roundChecked = pass.roundChecked + variantIds.length;
    if (variantIds.length < READINGS_PER_QUERY) {
      await forgetStrayDrifts(tx);
      return endRound(tx, pass, roundChecked);
    }
    const changes = { sweptTo: variantIds.at(-1) ?? pass.sweptTo, sweepLeft, roundChecked };
    return sweepLeft > 0 ? savePass(tx, pass, changes) : endPass(tx, pass, changes);
  });
}

const isBehind = async (domain: string) => (await pendingIds(domain, 1)).length > 0;

/** Reads variants, at most one query's worth. @returns what takes them in */
async function reader({ shopId, domain }: Reconciled, asked: bigint[]): Promise<(tx: ShopTx) => Promise<void>> {
  if (asked.length === 0) return async () => undefined;
  const inboxIsBehind = await isBehind(domain);
  const withPlans = await inShop(shopId, plansAreReadable);
  const readings = await readForReconciling(domain, asked, { withPlans });
  return async (tx) => void (await takeInReadings(tx, { asked, readings, inboxIsBehind, now: new Date() }));
}

/** Null where Shopify does not let us look. */
async function readTermDrifts({ shopId, domain }: Reconciled): Promise<TermDrift[] | null> {
  const { told, readable } = await inShop(shopId, async (tx) => ({
    told: await findToldPlans(tx),
    readable: await plansAreReadable(tx),
  }));
  if (told.length === 0) return [];
  return readable ? findTermDrifts(told, await readPlanTerms(domain, told)) : null;
}

async function shopReader({ shopId, domain }: Reconciled): Promise<(tx: ShopTx) => Promise<void>> {
  const readAt = new Date();
  const shop = await inShop(shopId, shopOf);
  const planTerms = await readTermDrifts({ shopId, domain });
  const found = { ...(await readShopForReconciling(domain)), proxyAnswers: await proxyAnswers(shop), planTerms };
  const neededScopes = env.SCOPES.split(",").filter(Boolean);
  return async (tx) => {
    const seen = await webhooksSeen(tx, domain);
    await recordShopDrift(tx, { found, neededScopes, readAt, seen, webhookVersion: API_VERSION });
  };
}
