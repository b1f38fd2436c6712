/** GET and POST /proxy/leave: a shopper gives up a place, or all places in this shop. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { openMailLink, postMailLink, type MailLink } from "./proxy/mail-link.ts";

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
  act: async ({ shopId, entryId, everything, now }, texts) => {
    await inShop(shopId, (tx) => leaveWaitlist(tx, { entryId, everything, actor: "A shopper", now }));
    return { status: 200, heading: texts.leftHeading, message: everything ? texts.leftEverything : texts.left };
  },
};
