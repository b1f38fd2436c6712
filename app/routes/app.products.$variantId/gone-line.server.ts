/** Those who wait for a deleted variant: what the merchant may tell them, and doing it. */
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { findGoneLines, type GoneLine } from "#app/data/gone-lines.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import type { Shop } from "#app/data/shops.ts";
import type { VariantPage } from "#app/data/views/variant-page.ts";
import { endWaitlist } from "#app/flows/end-waitlist.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { renderMessage } from "#app/messages/index.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";

export type GoneLineData = {
  people: number;
  /** Other deleted variants of the product that people wait for. */
  others: { variants: number; people: number };
  /** The mail as text, in the shop's own language. */
  mail: { subject: string; text: string };
};

/** @returns null unless the variant was deleted and somebody waits for it */
export async function readGoneLine(tx: ShopTx, shop: Shop, variant: VariantPage): Promise<GoneLineData | null> {
  if (!variant.variantDeletedAt || variant.waitingEntries === 0) return null;
  const others = (await findGoneLines(tx, BigInt(variant.productId))).filter((line) => !isOf(variant.variantId, line));
  const { subject, text } = renderMessage({
    kind: "waitlist_ended",
    locale: shop.locale,
    facts: {},
    shop,
    variant: { ...variant, variantId: BigInt(variant.variantId), productHandle: "" },
    leaveToken: null,
  });
  const people = others.reduce((sum, { waiting }) => sum + waiting, 0);
  return { people: variant.waitingEntries, others: { variants: others.length, people }, mail: { subject, text } };
}

const isOf = (variantId: string, line: GoneLine) => String(line.variantId) === variantId;

type EndLine = { variantId: bigint; productId: bigint; tell: boolean; withOthers: boolean };

export async function endLine({ shop, actor }: OpenShop, line: EndLine): Promise<ActionAnswer> {
  const { people } = await inShop(shop.id, async (tx) => {
    const others = line.withOthers ? await findGoneLines(tx, line.productId) : [];
    const variantIds = [line.variantId, ...others.map(({ variantId }) => variantId)];
    return endWaitlist(tx, { variantIds, tell: line.tell, actor, now: new Date() });
  });
  if (people === 0) return { ok: false, problem: "Nobody waits for it any more. Reload the page to see what happened." };
  const who = countOf(people, "person", "people");
  return { ok: true, toast: line.tell ? `${who} will be told` : `${who} removed` };
}
