/** GET and POST /proxy/leave: a shopper gives up a place. A GET only asks; mail programs post with one click (RFC 8058). */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { escapeLiquidPage } from "#app/lib/escape-html.ts";
import { readToken } from "#app/lib/signed-token.server.ts";
import { admit, clientAddress, type Admitted } from "./proxy/admit.ts";
import { answer, page, wantsJson } from "./proxy/answer.ts";
import { limitKnocks } from "./proxy/limits.ts";
import { readFields } from "./proxy/read-fields.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const admitted = await admit(request, new Date());
  if (admitted instanceof Response) return admitted;
  const { texts, pathPrefix, query } = admitted;
  const token = query.get("token") ?? "";
  if (readEntryId(admitted, token) === null) return deadLink(request, texts);
  if (wantsJson(request)) return answer(request, texts, { status: 405, message: texts.leaveQuestion });
  return page(texts, 200, confirmation(texts, `${pathPrefix}/leave`, token));
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
  const entryId = readEntryId(admitted, fields.token ?? query.get("token") ?? "");
  if (entryId === null) return deadLink(request, texts);
  const everything = fields.everything === "1";
  await inShop(shop.id, (tx) => leaveWaitlist(tx, { entryId, everything, actor: "A shopper", now }));
  return answer(request, texts, {
    status: 200,
    heading: texts.leftHeading,
    message: everything ? texts.leftEverything : texts.left,
    backTo: "/",
    backLabel: texts.toShop,
  });
}

/** Null for a token that is forged, cut off or of another shop. */
function readEntryId({ shop }: Admitted, token: string): bigint | null {
  const facts = readToken("leave", token);
  return facts?.entry && facts.shop === String(shop.id) ? BigInt(facts.entry) : null;
}

const deadLink = (request: Request, texts: ShopperText): Response =>
  answer(request, texts, { status: 404, message: texts.deadLink, backTo: "/", backLabel: texts.toShop });

const confirmation = (texts: ShopperText, action: string, token: string): string => `
<h1>${escapeLiquidPage(texts.leaveHeading)}</h1><p>${escapeLiquidPage(texts.leaveQuestion)}</p>
<form method="post" action="${escapeLiquidPage(action)}"><input type="hidden" name="token" value="${escapeLiquidPage(token)}">
<label><input type="checkbox" name="everything" value="1"><span>${escapeLiquidPage(texts.leaveEverything)}</span></label>
<button type="submit">${escapeLiquidPage(texts.leaveButton)}</button></form>`;
