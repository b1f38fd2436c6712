/** One slice of a shop's reconciler: what Shopify has is read, taken in and compared with what Standby means. */
import { inShop } from "#app/data/in-shop.ts";
import { repairsUnderWay } from "#app/data/drifts.ts";
import { countAssigned, loadPass, savePass, type PassChanges, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import { shopById } from "#app/data/shops.ts";
import { nextPassAt, PASS_EVERY_MS, retryAfterMs, type PassState } from "#app/domain/reconcile-plan.ts";
import { log } from "#app/lib/log.server.ts";
import { NeedsReauth, ShopifyUnavailable } from "#app/shopify/admin.ts";
import { checkRepairs, runStep, type Reconciled } from "./reconcile-steps.ts";
import type { SliceOutcome } from "./run-bell.ts";

/** After this long another shop gets its turn. */
const SLICE_MS = 4_000;
const FIRST_LOOK_MS = 1_000;
/** How long Shopify is left to itself while it writes a catalogue down. */
const LOOK_AGAIN_MS = 3_000;

/** @param signal aborted when the worker stops or has lost the shop: what is saved so far is where the next slice goes on */
export async function reconcileShop(shopKey: string, signal?: AbortSignal): Promise<SliceOutcome> {
  const shop = await shopById(Number(shopKey));
  if (!shop || shop.uninstalledAt) return "done";
  const place = { shopId: shop.id, domain: shop.domain };
  const loaded = await inShop(shop.id, (tx) => loadPass(tx, new Date()));
  try {
    return await workSlice(place, loaded, signal);
  } catch (error) {
    return recordProblem(place, error);
  }
}

async function workSlice(place: Reconciled, loaded: ReconcilePass, signal?: AbortSignal): Promise<SliceOutcome> {
  const endAt = Date.now() + SLICE_MS;
  let pass: ReconcilePass | null = loaded;
  const repairs = await checkRepairs(place);
  while (pass !== null && Date.now() < endAt && !signal?.aborted) {
    if (pass.step === "rest") {
      const dueAt = nextPassAt(pass as PassState);
      if (dueAt > new Date()) return { nextAt: earlier(dueAt, await nextLookAtRepairs(place, repairs)) };
      const begun = await beginPass(place, pass);
      if (begun === "nothing assigned") return { nextAt: new Date(Date.now() + PASS_EVERY_MS) };
      pass = begun;
    } else {
      const next = await runStep(place, pass);
      if (next === "wait") return { nextAt: new Date(Date.now() + LOOK_AGAIN_MS) };
      pass = next;
    }
  }
  return "more";
}

/** A shop in which nothing is assigned is left alone, but for a check that somebody asked for. */
async function beginPass({ shopId }: Reconciled, pass: ReconcilePass): Promise<ReconcilePass | "nothing assigned" | null> {
  return inShop(shopId, async (tx) => {
    const now = new Date();
    if (!pass.checkRequestedAt && (await countAssigned(tx)) === 0) {
      await savePass(tx, pass, { changedSince: now, endedAt: now, problem: null, failedAttempts: 0 });
      return "nothing assigned" as const;
    }
    return savePass(tx, pass, { step: "shop", beganAt: now, cursor: null });
  });
}

/** Repairs that Shopify has not been told of are looked at again soon, then less and less often. */
async function nextLookAtRepairs({ shopId }: Reconciled, latestAt: Date | null): Promise<Date | null> {
  if (!latestAt) return null;
  const now = Date.now();
  const { pending } = await inShop(shopId, (tx) => repairsUnderWay(tx, 1));
  return pending === 0 ? new Date(now) : new Date(now + Math.max(FIRST_LOOK_MS, now - latestAt.getTime()));
}

const earlier = (one: Date, other: Date | null) => (other && other < one ? other : one);

/** Nothing is lost: the pass goes on where it was, once Shopify answers or the merchant has let us in again. */
async function recordProblem({ shopId, domain }: Reconciled, error: unknown): Promise<SliceOutcome> {
  const isReauth = error instanceof NeedsReauth;
  if (!isReauth && !(error instanceof ShopifyUnavailable)) throw error;
  log.warn({ shop: domain, reason: error.message }, "a shop could not be compared and is tried again");
  return inShop(shopId, async (tx) => {
    const pass = await loadPass(tx, new Date());
    const failedAttempts = pass.failedAttempts + 1;
    const changes: PassChanges = { failedAttempts, problem: isReauth ? "needs_reauth" : "unavailable" };
    await savePass(tx, pass, changes);
    return { nextAt: new Date(Date.now() + (isReauth ? PASS_EVERY_MS : retryAfterMs(failedAttempts))) };
  });
}
