/** Keeps a shop's units for those who were served: makes draft orders, reminds, and gives back what was not bought in time. */
import { inShop } from "#app/data/in-shop.ts";
import { beginAttempt, findDueHolds, nextHoldAt, putOff, type OpenHold } from "#app/data/holds.ts";
import { shopById } from "#app/data/shops.ts";
import { decideHold, holdTag, holdUntil, keptUntil, reservedUntil } from "#app/domain/decide-hold.ts";
import { endHold, type HoldEnd } from "#app/flows/end-hold.ts";
import { recordHeld } from "#app/flows/record-held.ts";
import { refuseHold } from "#app/flows/refuse-hold.ts";
import { remindOfHold } from "#app/flows/remind-of-hold.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { NeedsReauth, ShopifyUnavailable } from "#app/shopify/admin.ts";
import { createDraft, deleteDraft, findDrafts, readDraft, type Draft, type DraftMade } from "#app/shopify/draft-orders.ts";
import { besideCap } from "./beside-cap.ts";
import type { SliceOutcome } from "./run-bell.ts";

const SLICE_HOLDS = 20;
/** Places end in many ways; what was kept for them is noticed by looking. */
const LOOK_AGAIN_MS = 60_000;
/** Until somebody opens the app, or what is in the way has gone. */
const PUT_OFF_MS = 5 * 60_000;
/** Until units of an exact cap are taken away. */
const CAP_LEAVES_MS = 2_000;
const CAPPED =
  "Its exact cap keeps units at “Incoming stock (Standby)”, and a draft order might have taken those instead of what came in.";

type Place = { shopId: number; domain: string };

/**
 * One run per shop at a time; safe to repeat and to be killed at any moment.
 * @throws when Shopify is not answering: the slice is tried again. What one hold alone cannot overcome puts off that one.
 */
export async function keepHolds(shopId: number, signal?: AbortSignal): Promise<SliceOutcome> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return "done";
  const due = await inShop(shopId, (tx) => findDueHolds(tx, { now: new Date(), limit: SLICE_HOLDS }));
  for (const hold of due) {
    if (signal?.aborted) return "more";
    await keep({ shopId, domain: shop.domain }, hold);
  }
  if (due.length === SLICE_HOLDS) return "more";
  const nextAt = await inShop(shopId, nextHoldAt);
  if (!nextAt) return "done";
  return { nextAt: new Date(Math.min(nextAt.getTime(), Date.now() + LOOK_AGAIN_MS)) };
}

async function keep(place: Place, hold: OpenHold): Promise<void> {
  const now = new Date();
  const decided = decideHold(hold, now);
  try {
    if (decided.step === "make") await make(place, hold, now);
    else if (decided.step === "remind") await remind(place, hold, now);
    else if (decided.step === "end") await end(place, hold, decided.missed);
    else await inShop(place.shopId, (tx) => putOff(tx, hold.id, decided.until));
  } catch (error) {
    if (error instanceof ShopifyUnavailable) throw error;
    if (error instanceof NeedsReauth) return withoutAccess(place, hold, now);
    log.error({ shopId: place.shopId, holdId: String(hold.id), error: describeError(error) }, "a hold is put off");
    await inShop(place.shopId, (tx) => putOff(tx, hold.id, new Date(now.getTime() + PUT_OFF_MS)));
  }
}

async function make({ shopId, domain }: Place, hold: OpenHold, now: Date): Promise<void> {
  const refuse = (reason: string) => inShop(shopId, (tx) => refuseHold(tx, hold, reason, new Date()));
  if (hold.email === null) return refuse("The shopper asked to be forgotten.");
  if (!(await inShop(shopId, (tx) => beginAttempt(tx, hold)))) return;
  const wanted = { ...hold, email: hold.email };
  const beside = await besideCap({ shopId, variantId: hold.variantId }, () => makeOrFind(domain, wanted, now));
  if (beside.state === "capped") return refuse(CAPPED);
  if (beside.state === "leaving") {
    const dueAt = new Date(now.getTime() + CAP_LEAVES_MS);
    return void (await inShop(shopId, (tx) => putOff(tx, hold.id, dueAt)));
  }
  const { made } = beside;
  if (made.state === "refused") return refuse(made.reason);
  const { draftId, invoiceUrl, reservedUntil: reserved } = made.draft;
  if (!invoiceUrl || !reserved) {
    await deleteDraft(domain, draftId);
    return refuse("Shopify made a draft order that cannot be paid or keeps no units.");
  }
  const held = { draftId, invoiceUrl, holdUntil: keptUntil(reserved) };
  if (!(await inShop(shopId, (tx) => recordHeld(tx, hold, held, new Date())))) await deleteDraft(domain, draftId);
}

/** Of several, which a run that could not note its own may have left, one stays. */
async function makeOrFind(domain: string, hold: OpenHold & { email: string }, now: Date): Promise<DraftMade> {
  const tag = holdTag(hold.id);
  const [first, ...surplus] = hold.attempts > 0 ? await findDrafts(domain, tag) : [];
  for (const { draftId } of surplus) await deleteDraft(domain, draftId);
  if (first) return { state: "made", draft: first };
  const { email, variantId, units, hours } = hold;
  return createDraft(domain, { email, variantId, units, tag, reserveUntil: reservedUntil(holdUntil(hours, now)) });
}

async function remind({ shopId, domain }: Place, hold: OpenHold, now: Date): Promise<void> {
  const draft = await draftOf(domain, hold);
  const payUrl = draft && !draft.completed ? draft.invoiceUrl : null;
  if (payUrl) return inShop(shopId, (tx) => remindOfHold(tx, hold, payUrl, now));
  await end({ shopId, domain }, hold, true, draft);
}

const draftOf = async (domain: string, hold: OpenHold): Promise<Draft | null> =>
  hold.draftId === null ? null : readDraft(domain, hold.draftId);

/** Whoever has paid by now has bought; else the draft order goes, and with it the reservation. */
async function end(place: Place, hold: OpenHold, missed: boolean, known?: Draft | null): Promise<void> {
  const { shopId, domain } = place;
  const drafts = hold.draftId === null && hold.attempts > 0 ? await findDrafts(domain, holdTag(hold.id)) : [];
  const draft = known !== undefined ? known : await draftOf(domain, hold);
  const all = draft ? [draft, ...drafts] : drafts;
  const bought = all.some(({ completed }) => completed);
  const open = all.filter(({ completed }) => !completed);
  for (const { draftId } of open) {
    const problem = await deleteDraft(domain, draftId);
    if (problem) throw new Error(`A draft order that kept units could not be deleted: ${problem}`);
  }
  const reserving = open.filter(({ reservedUntil: until }) => until !== null && until > new Date());
  const returnedUnits = reserving.length * hold.units;
  const ended: HoldEnd = { bought, missed, returnedUnits };
  await inShop(shopId, (tx) => endHold(tx, hold, ended, new Date()));
}

/** Units not kept yet are announced as without a hold; what Shopify keeps, it gives back by itself when the time is over. */
async function withoutAccess({ shopId }: Place, hold: OpenHold, now: Date): Promise<void> {
  log.warn({ shopId }, "units can be kept again when the merchant opens the app");
  if (hold.state === "wanted") {
    const reason = "Standby has no access to the shop until somebody opens it there.";
    return inShop(shopId, (tx) => refuseHold(tx, hold, reason, now));
  }
  if (reservedUntil(hold.holdUntil) > now) {
    const dueAt = new Date(now.getTime() + PUT_OFF_MS);
    return void (await inShop(shopId, (tx) => putOff(tx, hold.id, dueAt)));
  }
  await inShop(shopId, (tx) => endHold(tx, hold, { bought: false, missed: true, returnedUnits: 0 }, now));
}
