/** POST /proxy/waitlist: a shopper joins a waitlist, through the shop's own address and Shopify's app proxy. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { inShop } from "#app/data/in-shop.ts";
import { storefrontRootOf } from "#app/domain/storefront-root.ts";
import { waitingBand } from "#app/domain/waiting-band.ts";
import { checkEntry, type EntryCheck } from "#app/domain/waitlist-entry.ts";
import { joinWaitlist } from "#app/flows/join-waitlist.ts";
import { pickLocale, pickTexts } from "#app/i18n/locales.ts";
import { SHOPPER_TEXTS, type ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { admit, clientAddress, type Admitted } from "./proxy/admit.ts";
import { answer, type Answer } from "./proxy/answer.ts";
import { limitKnocks } from "./proxy/limits.ts";
import { readFields } from "./proxy/read-fields.ts";

const MAX_TEXT = 400;
const text = z.string().max(MAX_TEXT);

const form = z.object({
  variant_id: z
    .string()
    .regex(/^[1-9]\d{0,18}$/)
    .transform(BigInt)
    .nullable()
    .catch(null),
  email: text.default(""),
  phone: text.default(""),
  sms_consent: z.enum(["1", "true", "on", "yes"]).optional().catch(undefined),
  quantity: text.default(""),
  locale: text.default(""),
  website: text.default(""),
  /** A path on the shop; anything that could lead elsewhere is dropped. */
  return_to: text
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .or(z.literal(""))
    .catch("")
    .default(""),
});

const MAX_BIGINT = 2n ** 63n - 1n;

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const fields = await readFields(request);
  if (fields === "too large") return answer(request, admitted.texts, { status: 413, message: admitted.texts.tooLarge });
  const parsed = fields === "malformed" ? null : form.safeParse(fields);
  if (!parsed?.success) return answer(request, admitted.texts, { status: 400, message: admitted.texts.malformed });
  const texts = parsed.data.locale ? pickTexts(SHOPPER_TEXTS, parsed.data.locale) : admitted.texts;
  const backTo = parsed.data.return_to || "/";
  return answer(request, texts, { backTo, ...(await join(request, admitted, parsed.data, texts, now)) });
}

async function join(
  request: Request,
  { shop }: Admitted,
  fields: z.infer<typeof form>,
  texts: ShopperText,
  now: Date,
): Promise<Answer> {
  if (fields.website !== "") return { status: 422, message: texts.hiddenField, errors: {} };
  const { variant_id: variantId, email, phone, quantity, locale } = fields;
  const storefrontRoot = storefrontRootOf(fields.return_to);
  const check = checkEntry({ email, phone, smsConsent: fields.sms_consent !== undefined, quantity, locale });
  const known = variantId !== null && variantId <= MAX_BIGINT ? variantId : undefined;
  const limited = await limitKnocks(
    { shopId: shop.id, client: clientAddress(request), email: check.ok ? check.facts.email : undefined, variantId: known },
    now,
  );
  if (limited) return { status: 429, message: texts.tooMany, ...limited };
  if (!check.ok) return refusal(check, texts);
  if (known === undefined) return { status: 404, message: texts.noWaitlist };
  const result = await inShop(shop.id, (tx) =>
    joinWaitlist(tx, { variantId: known, facts: { ...check.facts, storefrontRoot }, now }),
  );
  if (result.outcome === "closed") return { status: 404, message: texts.noWaitlist };
  if (result.outcome === "asked") return { status: 200, heading: texts.askedHeading, message: texts.asked };
  const band = waitingBand(result.waitingBefore);
  return { status: 200, message: texts.joined(band?.toLocaleString(pickLocale(SHOPPER_TEXTS, locale)) ?? null) };
}

function refusal({ problems }: Extract<EntryCheck, { ok: false }>, texts: ShopperText): Answer {
  const errors = Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, texts[problem]]));
  return { status: 422, message: texts.checkInput, errors };
}

/** Somebody opened the form's address: the form itself stands on the product page. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const admitted = await admit(request, new Date());
  if (admitted instanceof Response) return admitted;
  const { texts } = admitted;
  return answer(request, texts, { status: 405, message: texts.useTheForm, backTo: "/", backLabel: texts.toShop });
}
