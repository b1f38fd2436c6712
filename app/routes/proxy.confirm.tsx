/** GET and POST /proxy/confirm: a shopper confirms a place by the link in the mail. A GET only asks, since mail scanners open links. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { confirmWaitlist, type ConfirmResult } from "#app/flows/confirm-waitlist.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { escapeLiquidPage } from "#app/lib/escape-html.ts";
import { readToken } from "#app/lib/signed-token.server.ts";
import { admit, clientAddress, type Admitted } from "./proxy/admit.ts";
import { answer, page, wantsJson, type Answer } from "./proxy/answer.ts";
import { limitKnocks } from "./proxy/limits.ts";
import { readFields } from "./proxy/read-fields.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const { texts, pathPrefix, query } = admitted;
  const token = query.get("token") ?? "";
  const entry = readEntry(admitted, token, now);
  if (typeof entry === "string") return refuse(request, texts, entry);
  if (wantsJson(request)) return answer(request, texts, { status: 405, message: texts.confirmQuestion });
  return page(texts, 200, question(texts, `${pathPrefix}/confirm`, token));
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const { shop, texts, query } = admitted;
  const fields = await readFields(request);
  if (fields === "too large") return answer(request, texts, { status: 413, message: texts.tooLarge });
  if (fields === "malformed") return answer(request, texts, { status: 400, message: texts.malformed });
  const limited = await limitKnocks({ shopId: shop.id, client: clientAddress(request) }, now);
  if (limited) return answer(request, texts, { status: 429, message: texts.tooMany, ...limited });
  const entry = readEntry(admitted, fields.token ?? query.get("token") ?? "", now);
  if (typeof entry === "string") return refuse(request, texts, entry);
  const result = await inShop(shop.id, (tx) => confirmWaitlist(tx, { ...entry, now }));
  return answer(request, texts, { ...afterwards(result, texts), backTo: "/", backLabel: texts.toShop });
}

/** `dead`: forged, cut off or of another shop; `old`: genuine, but its time is up. */
function readEntry({ shop }: Admitted, token: string, now: Date): { entryId: bigint } | "dead" | "old" {
  const facts = readToken("confirm", token);
  if (!facts?.entry || facts.shop !== String(shop.id)) return "dead";
  return new Date(facts.until ?? 0) <= now ? "old" : { entryId: BigInt(facts.entry) };
}

const refuse = (request: Request, texts: ShopperText, why: "dead" | "old"): Response =>
  answer(request, texts, {
    status: why === "dead" ? 404 : 410,
    message: why === "dead" ? texts.deadLink : texts.confirmTooLate,
    backTo: "/",
    backLabel: texts.toShop,
  });

function afterwards(result: ConfirmResult, texts: ShopperText): Answer {
  switch (result.outcome) {
    case "confirmed":
      return { status: 200, heading: texts.confirmedHeading, message: texts.confirmed(String(result.place)) };
    case "used":
      return { status: 200, heading: texts.confirmedHeading, message: texts.confirmedBefore };
    case "closed":
      return { status: 409, message: texts.noWaitlist };
    case "expired":
      return { status: 410, message: texts.confirmTooLate };
    case "unknown":
      return { status: 404, message: texts.deadLink };
  }
}

const question = (texts: ShopperText, action: string, token: string): string => `
<h1>${escapeLiquidPage(texts.confirmHeading)}</h1><p>${escapeLiquidPage(texts.confirmQuestion)}</p>
<form method="post" action="${escapeLiquidPage(action)}"><input type="hidden" name="token" value="${escapeLiquidPage(token)}">
<button type="submit">${escapeLiquidPage(texts.confirmButton)}</button></form>`;
