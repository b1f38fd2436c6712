/** GET and POST /proxy/confirm: a shopper confirms a place by the link in the mail. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { confirmWaitlist, type ConfirmResult } from "#app/flows/confirm-waitlist.ts";
import { hasEnded } from "#app/domain/waitlist-entry.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import type { Answer } from "./proxy/answer.ts";
import { placeAnswer } from "./proxy/place-answer.ts";
import { openMailLink, postMailLink, type MailLink } from "./proxy/mail-link.ts";

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => openMailLink(CONFIRM, request);
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => postMailLink(CONFIRM, request);

const CONFIRM: MailLink = {
  use: "confirm",
  question: (texts) => ({ heading: texts.confirmHeading, text: texts.confirmQuestion, button: texts.confirmButton }),
  act: async ({ shop, entryId, now }, texts) =>
    afterwards(await inShop(shop.id, (tx) => confirmWaitlist(tx, { entryId, now })), texts),
  ended: (place, texts, asked) => {
    if (place.state === "pending") return null;
    return hasEnded(place.state) ? placeAnswer(place, texts, asked) : afterwards({ outcome: "used" }, texts);
  },
};

function afterwards(result: ConfirmResult, texts: ShopperText): Answer {
  switch (result.outcome) {
    case "confirmed":
      return { status: 200, heading: texts.confirmedHeading, message: texts.confirmed(String(result.place)) };
    case "used":
      return { status: 200, heading: texts.confirmedHeading, message: texts.confirmedBefore };
    case "gone":
      return { status: 410, heading: texts.goneHeading, message: texts.gone };
    case "closed":
      return { status: 409, message: texts.noWaitlist };
    case "expired":
      return { status: 410, message: texts.confirmTooLate };
    case "unknown":
      return { status: 404, message: texts.deadLink };
  }
}
