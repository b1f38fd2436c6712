/** Claims a slice of a shop's due messages and looks a last time whether each may and should still go out. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { writeFanOutSlice } from "#app/data/fan-outs.ts";
import { claimDueMessages, settleMessages, type ClaimedMessage } from "#app/data/message-slices.ts";
import { shopOf, type Shop } from "#app/data/shops.ts";
import { findSuppressions, recipientKey } from "#app/data/suppressions.ts";
import { lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import { checkBeforeSend, type SendCheck } from "#app/domain/check-before-send.ts";
import { exportCustomerData } from "./export-customer-data.ts";
import { exportStockData, type StockDataFile } from "./export-stock-data.ts";

/** `attachment`: text to put below the message, for a customer's data. `files`: made when the message goes out. */
export type MessageToSend = ClaimedMessage & { toAddress: string; attachment: string; files?: StockDataFile[] };

export type ClaimedSlice = { shop: Shop; messages: MessageToSend[]; claimed: number };

/** What waits for its product to be seen again is woken when it is; this is for a telling that was lost. */
const LOOKED_AT_AGAIN_MS = 60 * 60 * 1000;

/** How many "ran out again" are written ahead of their sending: enough for a few slices, few enough for others to overtake. */
const FAN_OUT_SLICE = 100;

/** Messages that must not go out are settled here, with their reason; a shopper who was not told keeps the place. */
export async function claimMessages(tx: ShopTx, input: { limit: number; now: Date }): Promise<ClaimedSlice> {
  const { limit, now } = input;
  const shop = await shopOf(tx);
  let claimed = await claimDueMessages(tx, limit, now);
  if (claimed.length < limit && (await writeFanOutSlice(tx, FAN_OUT_SLICE, now))) {
    claimed = [...claimed, ...(await claimDueMessages(tx, limit - claimed.length, now))];
  }
  const checks = await checkAll(tx, claimed, shop);
  const withheld = claimed.flatMap((message, n) => toWithheld(message, checks[n] as SendCheck));
  await withhold(tx, withheld, now);
  const sendable = claimed.filter((_, n) => checks[n]?.send === true);
  return { shop, messages: await attach(tx, sendable, now), claimed: claimed.length };
}

async function checkAll(tx: ShopTx, claimed: ClaimedMessage[], shop: Shop): Promise<SendCheck[]> {
  const recipients = claimed.flatMap(({ toAddress, variantId }) => (toAddress ? [{ address: toAddress, variantId }] : []));
  const suppressions = await findSuppressions(tx, recipients);
  return claimed.map((message) =>
    checkBeforeSend({
      kind: message.kind,
      hasAddress: message.toAddress !== null,
      suppression: suppressions.get(recipientKey({ address: message.toAddress ?? "", variantId: message.variantId })) ?? null,
      shopInstalled: shop.uninstalledAt === null,
      entryState: message.entryState,
      stockUnits: message.stockUnits,
      variantDeleted: message.variantDeletedAt !== null,
      productHidden: message.productHiddenAt !== null,
    }),
  );
}

type Withheld = { message: ClaimedMessage; reason: string; later?: true; entryTo?: "waiting" | "cancelled" | "expired" };

const toWithheld = (message: ClaimedMessage, check: SendCheck): Withheld[] => (check.send ? [] : [{ message, ...check }]);

async function withhold(tx: ShopTx, withheld: Withheld[], now: Date): Promise<void> {
  if (withheld.length === 0) return;
  await settleMessages(
    tx,
    withheld.map(({ message: { id, attempts }, reason, later }) =>
      later
        ? { id, attempts, state: "queued", reason, dueAt: new Date(now.getTime() + LOOKED_AT_AGAIN_MS), event: null }
        : { id, attempts, state: "suppressed", reason, event: "suppressed" },
    ),
    now,
  );
  const moving = withheld.filter(({ entryTo }) => entryTo !== undefined);
  await lockLines(
    tx,
    moving.flatMap(({ message }) => message.variantId ?? []),
  );
  for (const to of ["waiting", "cancelled", "expired"] as const) {
    const entryIds = moving.flatMap(({ message, entryTo }) => (entryTo === to && message.entryId ? [message.entryId] : []));
    await moveEntries(tx, { entryIds, to, now });
  }
}

async function filesOf(tx: ShopTx, { kind, facts }: ClaimedMessage): Promise<{ files?: StockDataFile[] }> {
  return kind === "stock_data" ? { files: [await exportStockData(tx, BigInt(String(facts.runId ?? 0)))] } : {};
}

/** A customer's data is read when it is sent and never stored in the message. */
async function attach(tx: ShopTx, messages: ClaimedMessage[], now: Date): Promise<MessageToSend[]> {
  const ready: MessageToSend[] = [];
  for (const message of messages) {
    const { toAddress, kind, facts } = message;
    if (toAddress === null) continue;
    const attachment = kind === "privacy_data_request" ? await exportCustomerData(tx, String(facts.requestId)) : "";
    if (attachment === null) await withhold(tx, [{ message, reason: "The request has been withdrawn or answered." }], now);
    else ready.push({ ...message, toAddress, attachment, ...(await filesOf(tx, message)) });
  }
  return ready;
}
