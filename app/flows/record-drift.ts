/** Notes what a comparison found: new differences, those that are gone, and whether a repair did its work. */
import * as data from "#app/data/drifts.ts";
import { recordEvents, type NewEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { MISSED_DRIFTS, SHOP_DRIFTS, VARIANT_DRIFTS, WHOLE_SHOP, type DriftKind, type FoundDrift } from "#app/domain/drift.ts";

/** One subject that was compared: a variant, or the whole shop. */
export type Compared = {
  variantId: bigint;
  drifts: FoundDrift[];
  /** What could not be compared now: what was known of it stays as it is. */
  skipped?: DriftKind[];
};

const isMissed = (kind: DriftKind) => (MISSED_DRIFTS as DriftKind[]).includes(kind);

/** How the shop itself is compared; missed webhooks are counted where what they tell is read. */
const COMPARED_KINDS: readonly DriftKind[] = [...VARIANT_DRIFTS, ...SHOP_DRIFTS.filter((kind) => !isMissed(kind))];

/** @param input.isSettled whether a repair that was asked for has been carried out; variants are only compared once it has */
export async function recordDrift(
  tx: ShopTx,
  input: { compared: Compared[]; isSettled?: boolean; now: Date },
): Promise<{ found: number; gone: number }> {
  const { compared, isSettled = true, now } = input;
  const known = await data.lockDrifts(
    tx,
    compared.map(({ variantId }) => variantId),
    COMPARED_KINDS,
  );
  const seen = compared.flatMap(({ variantId, drifts }) => drifts.map((drift) => ({ ...drift, variantId })));
  const keyOf = ({ variantId, kind }: { variantId: bigint; kind: string }) => `${variantId} ${kind}`;
  const seenKeys = new Set(seen.map(keyOf));
  const knownKeys = new Set(known.map(keyOf));
  const skipped = new Set(compared.flatMap(({ variantId, skipped = [] }) => skipped.map((kind) => keyOf({ variantId, kind }))));
  const gone = known.filter((drift) => !seenKeys.has(keyOf(drift)) && !skipped.has(keyOf(drift)));
  const unrepaired = known.filter((drift) => seenKeys.has(keyOf(drift)) && drift.repairRequestedAt !== null);
  await data.saveDrifts(tx, seen, now);
  await data.deleteDrifts(tx, gone);
  if (isSettled) await data.markRepairFailed(tx, unrepaired, now);
  const fresh = seen.filter((drift) => !knownKeys.has(keyOf(drift)));
  await recordEvents(tx, [...fresh.map((drift) => foundLine(drift, now)), ...gone.flatMap((drift) => repairedLine(drift, now))]);
  return { found: seen.length, gone: gone.length };
}

const subject = (variantId: bigint) => (variantId === WHOLE_SHOP ? {} : { variantId });

const foundLine = ({ variantId, kind }: data.SeenDrift, at: Date): NewEvent => ({
  ...subject(variantId),
  name: "drift-found",
  actor: "Standby",
  detail: { kind },
  at,
});

/** A difference that went by itself leaves no line of its own: somebody put it right in Shopify. */
function repairedLine({ variantId, kind, repairRequestedAt, repairRequestedBy }: data.Drift, at: Date): NewEvent[] {
  if (!repairRequestedAt) return [];
  return [{ ...subject(variantId), name: "drift-repaired", actor: repairRequestedBy ?? "Standby", detail: { kind }, at }];
}
