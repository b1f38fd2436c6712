/** Turns a message's facts into what is sent: subject, text, HTML and mail headers. */
import type { MessageFacts, MessageKind } from "#app/domain/message.ts";
import { writeDay, writeMoment } from "#app/domain/text-placeholders.ts";
import { pickTexts, type Locale } from "#app/i18n/locales.ts";
import { messageText, type MessageText } from "#app/i18n/messages/index.ts";
import { OFFER_NAMES } from "#app/i18n/offer-names.ts";
import { MESSAGE_KIND_INFO } from "./kinds.ts";
import { oneLine, renderHtml, renderLine, renderText, type LiquidFacts } from "./liquid.ts";
import { layOutMail } from "./mail-layout.ts";
import { confirmUrl, homeUrl, leaveUrl, productUrl, turnUrl, type ShopAddress } from "./storefront-links.ts";

type RenderedVariant = {
  variantId: bigint;
  productTitle: string;
  variantTitle: string;
  productHandle: string;
  imageUrl: string | null;
  /** Its product is not on the online store. */
  isHidden?: boolean;
};

export type RenderInput = {
  kind: MessageKind;
  locale: string;
  facts: Readonly<MessageFacts>;
  shop: ShopAddress & { name: string };
  /** What the message is about, as the assignment knows it. */
  variant: RenderedVariant | null;
  /** The signed token of the entry's leave link. */
  leaveToken: string | null;
  /** The signed token of the link that confirms a place; only `waitlist_confirm` has one. */
  confirmToken?: string | null;
  /** The signed token of the link to what is kept for the shopper. */
  turnToken?: string | null;
  /** Preformatted text below the body. */
  attachment?: string;
};

export type RenderedMessage = { subject: string; text: string; html: string; headers: Record<string, string> };

/** Shopify's name for the only variant of a product without options. */
const NO_VARIANT_TITLE = "Default Title";

/** @throws when a text is wrong Liquid or takes too long. */
export function renderMessage(input: RenderInput): RenderedMessage {
  const { locale, text: texts } = messageText(input.kind, input.locale);
  const facts = liquidFacts({ ...input, locale });
  const subject = renderLine(texts.subject, facts);
  const links = linksOf(input, texts, locale);
  const { variant, shop, attachment = "" } = input;
  const showsProduct = MESSAGE_KIND_INFO[input.kind].showsProduct && variant;
  const html = layOutMail({
    locale,
    shopName: shop.name || shop.domain,
    subject,
    preview: renderLine(texts.preview, facts),
    heading: renderLine(texts.heading, facts),
    paragraphs: texts.paragraphs.map((paragraph) => renderHtml(paragraph, facts)).filter(Boolean),
    picture: showsProduct
      ? { url: httpOnly(variant.imageUrl), title: variant.productTitle, variant: variantTitle(variant) }
      : null,
    button: links.product,
    attachment,
    why: renderText(texts.why, facts),
    leave: links.leave,
  });
  return { subject, text: plainText(texts, facts, links, attachment), html, headers: headersOf(links.leave) };
}

type Links = Record<"product" | "leave", { label: string; url: string } | null>;

function linksOf(input: RenderInput, texts: MessageText, locale: Locale): Links {
  const { kind, shop, variant, leaveToken, confirmToken } = input;
  if (confirmToken) {
    return { product: { label: texts.button, url: confirmUrl(shop, { token: confirmToken, locale }) }, leave: null };
  }
  const url =
    MESSAGE_KIND_INFO[kind].showsProduct && variant && texts.button !== "" ? buttonUrl({ ...input, locale }, variant) : null;
  return {
    product: url ? { label: texts.button, url } : null,
    leave: leaveToken && texts.leave !== "" ? { label: texts.leave, url: leaveUrl(shop, { token: leaveToken, locale }) } : null,
  };
}

/** @returns null where there is nothing to open: a page that shoppers cannot see now. */
function buttonUrl(input: RenderInput & { locale: Locale }, variant: RenderedVariant): string | null {
  const { kind, shop, facts, locale, turnToken } = input;
  if (kind === "waitlist_ended") return homeUrl(shop);
  if (turnToken) return turnUrl(shop, { token: turnToken, locale });
  return payUrl(facts) ?? (variant.isHidden ? null : productUrl(shop, variant.productHandle, variant.variantId));
}

function liquidFacts({ facts, shop, variant, locale }: RenderInput): LiquidFacts {
  const names = pickTexts(OFFER_NAMES, locale);
  const product = variant ? [variant.productTitle, variantTitle(variant)].filter(Boolean).join(" – ") : "";
  return {
    reason: "",
    quantity: 1,
    units: 1,
    others: 0,
    keepsPlace: 0,
    ...facts,
    ...(facts.until ? { until: writeMoment(String(facts.until), String(facts.timeZone), locale) } : {}),
    ...(facts.day ? { day: writeDay(String(facts.day), locale) } : {}),
    ...Object.fromEntries(["from", "to"].map((key) => [key, names[String(facts[key])] ?? String(facts[key] ?? "")])),
    more: Array.isArray(facts.items) ? facts.items.length - 1 + Number(facts.others ?? 0) : 0,
    locale,
    shop: oneLine(shop.name || shop.domain),
    product: oneLine(product),
  };
}

/** Where the shopper pays for what is kept for them. */
const payUrl = ({ payUrl: url }: RenderInput["facts"]): string | null => httpOnly(url ? String(url) : null) || null;

const variantTitle = ({ variantTitle: title }: { variantTitle: string }): string => (title === NO_VARIANT_TITLE ? "" : title);

const httpOnly = (url: string | null): string => (url && /^https?:\/\//.test(url) ? url : "");

function plainText(texts: MessageText, facts: LiquidFacts, { product, leave }: Links, attachment: string): string {
  const body = texts.paragraphs.map((paragraph) => renderText(paragraph, facts));
  const button = product ? `${product.label}:\n${product.url}` : "";
  const end = [`-- \n${renderText(texts.why, facts)}`, leave ? `${leave.label}: ${leave.url}` : ""].filter(Boolean).join("\n");
  return [renderText(texts.heading, facts), ...body, button, attachment, end].filter(Boolean).join("\n\n") + "\n";
}

/** RFC 8058: mail programs show a button that posts to the address, without a page in between. */
const headersOf = (leave: Links["leave"]): Record<string, string> =>
  leave ? { "List-Unsubscribe": `<${leave.url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
