/** GET /proxy/turn: on to the checkout of what is kept for a shopper, or what became of it. Opening it changes nothing. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { findPlace } from "#app/data/places.ts";
import { tellPlaceStory } from "#app/domain/place-story.ts";
import { writeMoment } from "#app/domain/text-placeholders.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { escapeLiquidPage } from "#app/lib/escape-html.ts";
import { admit } from "./proxy/admit.ts";
import { answer, page } from "./proxy/answer.ts";
import { placeAnswer } from "./proxy/place-answer.ts";
import { readEntryId, refusal, toShop } from "./proxy/mail-link.ts";

async function openTurn(request: Request): Promise<Response> {
  const now = new Date();
  const admitted = await admit(request, now);
  if (admitted instanceof Response) return admitted;
  const { shop, texts, query } = admitted;
  const entryId = readEntryId("turn", admitted, query.get("token") ?? "", now);
  if (typeof entryId === "string") return answer(request, texts, refusal(entryId, texts));
  const place = await inShop(shop.id, (tx) => findPlace(tx, entryId));
  if (!place) return answer(request, texts, refusal("dead", texts));
  const told = tellPlaceStory(place, now);
  if (told.story === "kept") {
    const until = writeMoment(told.until.toISOString(), shop.timeZone, texts.language);
    return page(texts, 200, onward(texts, told.payUrl, until));
  }
  const said = placeAnswer(place, texts, { timeZone: shop.timeZone, now });
  return answer(request, texts, said ?? { status: 200, heading: texts.missedHeading, message: texts.turnOver, ...toShop(texts) });
}

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => openTurn(request);
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => openTurn(request);

/** A proxy may follow a redirect itself instead of passing it on: the page leads on, at once and without a script. */
function onward(texts: ShopperText, payUrl: string, until: string): string {
  const url = escapeLiquidPage(payUrl);
  return `<meta http-equiv="refresh" content="0;url=${url}"><h1>${escapeLiquidPage(texts.keptHeading)}</h1>
<p>${escapeLiquidPage(texts.kept(until))}</p><p><a class="button standby-onward" href="${url}">${escapeLiquidPage(texts.payNow)}</a></p>`;
}
