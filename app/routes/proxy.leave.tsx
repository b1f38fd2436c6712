/** GET and POST /proxy/leave: a shopper gives up a place, or all places in this shop. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { findPlace } from "#app/data/places.ts";
import { hasEnded } from "#app/domain/waitlist-entry.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { openMailLink, postMailLink, type MailLink } from "./proxy/mail-link.ts";
import { placeAnswer } from "./proxy/place-answer.ts";

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => openMailLink(LEAVE, request);
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => postMailLink(LEAVE, request);

const LEAVE: MailLink = {
  use: "leave",
  question: (texts) => ({
    heading: texts.leaveHeading,
    text: texts.leaveQuestion,
    button: texts.leaveButton,
    everything: texts.leaveEverything,
  }),
  act: async ({ shop, entryId, everything, now }, texts) => {
    const { result, place } = await inShop(shop.id, async (tx) => ({
      result: await leaveWaitlist(tx, { entryId, everything, actor: "A shopper", now }),
      place: await findPlace(tx, entryId),
    }));
    if (everything) return { status: 200, heading: texts.leftHeading, message: texts.leftEverything };
    const ended = result.outcome === "ended" && place ? placeAnswer(place, texts, { timeZone: shop.timeZone, now }) : null;
    return ended ? { ...ended, status: 200 } : { status: 200, heading: texts.leftHeading, message: texts.left };
  },
  ended: (place, texts, asked) => (hasEnded(place.state) ? placeAnswer(place, texts, asked) : null),
};
