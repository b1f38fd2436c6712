/** What the reconciler takes for a large catalogue that was just written, and how soon it finds what was changed behind Standby's back. */
import { setTimeout as sleep } from "node:timers/promises";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { gid } from "#sandbox/store/gid.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import { ring } from "#app/data/doorbells.ts";
import { inShop } from "#app/data/in-shop.ts";
import { loadPass, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import { PASS_EVERY_MS } from "#app/domain/reconcile-plan.ts";
import type { SandboxShopify } from "../tests/integration/sandbox-shopify.ts";
import type { LargeStore } from "./run-parts.ts";
import { watchWorker } from "./watched-worker.ts";

/** What one pass took. */
type Taken = { seconds: number; points: number; requests: number; read: number };
export type ReconcileResult = {
  /** Of all variants, after all of them were written. */
  round: Taken;
  /** Five minutes later, with three things changed. */
  quiet: Taken;
  /** From the change to the moment it is known, with the wait for the next pass at its longest. */
  knownAfterSeconds: Record<string, number>;
  peakMegabytes: number;
  wrong: string[];
};

const LOOK_MS = 250;
const UNITS = 7;

type Place = { store: LargeStore; shopify: SandboxShopify };
const readPass = ({ store }: Place) => inShop(store.shopId, (tx) => loadPass(tx, new Date()));

/** The next pass begins as if five minutes had gone by. @param look is asked again and again meanwhile */
async function passEnds(place: Place, look: () => Promise<void>): Promise<Taken> {
  const { store, shopify } = place;
  const [points, requests] = [shopify.points, shopify.asked.length];
  const before = await readPass(place);
  const beganAt = performance.now();
  await inShop(store.shopId, async (tx) => {
    await tx.reconcilePass.updateMany({ data: { endedAt: new Date(0) } });
    await ring(tx, "reconcile", String(store.shopId), new Date());
  });
  const hasEnded = ({ step, endedAt }: ReconcilePass) =>
    step === "rest" && (endedAt?.getTime() ?? 0) > (before.endedAt?.getTime() ?? 0);
  let pass = await readPass(place);
  for (; !hasEnded(pass); pass = await readPass(place)) {
    await look();
    await sleep(LOOK_MS);
  }
  await look();
  const taken = { points: shopify.points - points, requests: shopify.asked.length - requests };
  return { seconds: (performance.now() - beganAt) / 1000, ...taken, read: pass.roundChecked };
}

/** Behind Standby's back: a policy, a metafield, and stock of which the webhook is lost. Each: whether it is known. */
function changeThree({ store, shopify }: Place): Record<string, () => Promise<boolean>> {
  const { shop, shopId } = store;
  const [policy, metafield, stock] = [0.25, 0.5, 0.75].map(
    (share) => [...shop.variants.values()][Math.floor(share * shop.variants.size)],
  );
  if (!policy || !metafield || !stock) throw new Error("There are too few variants.");
  policy.inventoryPolicy = "CONTINUE";
  shop.metafields.delete(gid("ProductVariant", metafield.id));
  for (const { productId } of [policy, metafield]) {
    const product = shop.products.get(productId);
    if (product) product.updatedAt = instantAfter(product.updatedAt);
  }
  const [locationId = 0] = shop.locations.keys();
  setAvailable(shopify.context, shop, { inventoryItemId: stock.inventoryItemId, locationId, units: UNITS });
  const drifted = (id: number, kind: string) => () =>
    inShop(shopId, async (tx) => (await tx.drift.count({ where: { variantId: BigInt(id), kind } })) > 0);
  return {
    "a policy": drifted(policy.id, "policy"),
    "a metafield": drifted(metafield.id, "offer_metafield"),
    "a missed webhook": () =>
      inShop(
        shopId,
        async (tx) => (await tx.assignment.count({ where: { variantId: BigInt(stock.id), stockUnits: UNITS } })) > 0,
      ),
  };
}

export async function reconcile(
  place: Place,
  env: Record<string, string>,
  say: (words: string) => void,
): Promise<ReconcileResult> {
  const worker = await watchWorker(env);
  try {
    const writtenBefore = new Date();
    const round = await passEnds(place, () => Promise.resolve());
    say(`a round of ${round.read} in ${round.seconds.toFixed(0)} s for ${round.points} points`);
    await inShop(place.store.shopId, (tx) => tx.reconcilePass.updateMany({ data: { changedSince: writtenBefore } }));
    const changes = Object.entries(changeThree(place));
    const changedAt = performance.now();
    const knownAfterSeconds: Record<string, number> = {};
    const look = async () => {
      for (const [what, isKnown] of changes) {
        if (knownAfterSeconds[what] !== undefined || !(await isKnown())) continue;
        knownAfterSeconds[what] = (performance.now() - changedAt + PASS_EVERY_MS) / 1000;
      }
    };
    const quiet = await passEnds(place, look);
    const wrong = changes.filter(([what]) => knownAfterSeconds[what] === undefined).map(([what]) => `${what} was not found`);
    say(`then ${quiet.points} points and ${quiet.seconds.toFixed(0)} s; wrong: ${wrong.join(", ") || "nothing"};`);
    if (round.read !== place.store.shop.variants.size) wrong.push(`${round.read} variants were read`);
    return { round, quiet, knownAfterSeconds, peakMegabytes: worker.peakMegabytes(), wrong };
  } finally {
    await worker.stop();
  }
}
