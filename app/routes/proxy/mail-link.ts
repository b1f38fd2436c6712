/** The pages that links in mails lead to: opening one only asks, since mail scanners open links; its button acts. */
import { inShop } from "#app/data/in-shop.ts";
import { findPlace, type Place } from "#app/data/places.ts";
import type { Shop } from "#app/data/shops.ts";
import { escapeLiquidPage } from "#app/lib/escape-html.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { readToken } from "#app/lib/signed-token.server.ts";
import { admit, clientAddress, type Admitted } from "./admit.ts";
import { answer, LANGUAGE_ROOT, page, wantsJson, type Answer } from "./answer.ts";
import { limitKnocks } from "./limits.ts";
import { readFields } from "./read-fields.ts";

export type MailLink = {
  /** What its token is for, and the last part of its address. */
  use: "confirm" | "leave";
  question: (texts: ShopperText) => {
    heading: string;
    text: string;
    button: string;
    /** Of a box to tick, the field named `everything`. */
    everything?: string;
  };
  act: (entry: { shop: Shop; entryId: bigint; everything: boolean; now: Date }, texts: ShopperText) => Promise<Answer>;
  /** What is said instead of the question where nothing is left to ask. */
  ended: (place: Place, texts: ShopperText, asked: { timeZone: string; now: Date }) => Answer | null;
};

/** What its token is for. */
type Use = MailLink["use"] | "turn";

/** GET: asks, and changes nothing. */
export async function openMailLink(link: MailLink, request: Request): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const { shop, texts, query } = admitted;
  const token = query.get("token") ?? "";
  const entryId = readEntryId(link.use, admitted, token, now);
  if (typeof entryId === "string") return answer(request, texts, refusal(entryId, texts));
  const place = await inShop(shop.id, (tx) => findPlace(tx, entryId));
  const ended = place && link.ended(place, texts, { timeZone: shop.timeZone, now });
  if (ended) return answer(request, texts, { ...toShop(texts), ...ended }, stopAll(link, admitted, token));
  if (wantsJson(request)) return answer(request, texts, { status: 405, message: link.question(texts).text });
  return page(texts, 200, form(link, admitted, token));
}

/** POST: the button, or the one click of a mail program (RFC 8058), which sends the token in the address. */
export async function postMailLink(link: MailLink, request: Request): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const { shop, texts, query } = admitted;
  const fields = await readFields(request);
  if (fields === "too large") return answer(request, texts, { status: 413, message: texts.tooLarge });
  if (fields === "malformed") return answer(request, texts, { status: 400, message: texts.malformed });
  const limited = await limitKnocks({ shopId: shop.id, client: clientAddress(request) }, now);
  if (limited) return answer(request, texts, { status: 429, message: texts.tooMany, ...limited });
  const entryId = readEntryId(link.use, admitted, fields.token ?? query.get("token") ?? "", now);
  if (typeof entryId === "string") return answer(request, texts, refusal(entryId, texts));
  const everything = fields.everything === "1";
  const done = await link.act({ shop, entryId, everything, now }, texts);
  return answer(request, texts, { ...toShop(texts), ...done });
}

type Unread = "dead" | "old";

/** `dead`: forged, cut off or of another shop; `old`: genuine, but its time is up. */
export function readEntryId(use: Use, { shop }: Admitted, token: string, now: Date): bigint | Unread {
  const facts = readToken(use, token);
  if (!facts?.entry || facts.shop !== String(shop.id)) return "dead";
  return facts.until !== undefined && new Date(facts.until) <= now ? "old" : BigInt(facts.entry);
}

export const refusal = (why: Unread, texts: ShopperText): Answer => ({
  ...(why === "dead" ? { status: 404, message: texts.deadLink } : { status: 410, message: texts.confirmTooLate }),
  ...toShop(texts),
});

export const toShop = ({ toShop: backLabel }: ShopperText) => ({ backTo: LANGUAGE_ROOT, backLabel });

/** For those whose place has ended: a way to hear of no other product either, where the question would have had one. */
function stopAll({ use, question }: MailLink, { texts }: Admitted, token: string): string {
  if (!question(texts).everything) return "";
  return `${formStart(use, texts, token)}<input type="hidden" name="everything" value="1">
<button type="submit" class="standby-quiet">${escapeLiquidPage(texts.stopAll)}</button></form>`;
}

/** Posts to the address it was opened at, without its token: there the shop is in the shopper's language. */
const formStart = (use: string, texts: ShopperText, token: string): string =>
  `<form method="post" action="${use}?locale=${texts.language}"><input type="hidden" name="token" value="${escapeLiquidPage(token)}">`;

/** Its answer speaks the language of the question, whatever the browser asks for. */
function form({ use, question }: MailLink, { texts }: Admitted, token: string): string {
  const { heading, text, button, everything } = question(texts);
  const box = everything
    ? `\n<label><input type="checkbox" name="everything" value="1"><span>${escapeLiquidPage(everything)}</span></label>`
    : "";
  return `
<h1>${escapeLiquidPage(heading)}</h1><p>${escapeLiquidPage(text)}</p>
${formStart(use, texts, token)}${box}
<button type="submit" class="button">${escapeLiquidPage(button)}</button></form>`;
}
