/** The history of a variant in plain sentences. An event without words yet is shown by its name. */
import { changeWords } from "#app/components/import-words.ts";
import { followsWords, valueWords } from "#app/components/offer-value-words.ts";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { Offer } from "#app/domain/offer.ts";
import { countOf } from "#app/lib/format-instant.ts";

export type EventSentence = { title: string; why: string };

type Detail = Record<string, unknown>;
type Teller = (detail: Detail) => EventSentence;

const say = (title: string, why = ""): EventSentence => ({ title, why });
const offerName = (offer: unknown) => OFFER_WORDS[offer as Offer]?.label ?? "unknown";
const units = (value: unknown) => (typeof value === "number" ? String(value) : "not known");
const text = (value: unknown) => (typeof value === "string" ? value : "");
const condition = (value: unknown) => (typeof value === "number" ? String(value) : "the shop's");

const TELLERS: Record<string, Teller> = {
  "variant-assigned": () => say("Assigned to Standby"),
  "variant-unassigned": () => say("Unassigned from Standby"),
  "variant-deleted": ({ waiting }) =>
    say("Deleted in Shopify", typeof waiting === "number" && waiting > 0 ? stillWaitFor(waiting) : ""),
  "product-hidden": () => say("Its product was taken off the online store", "Nobody can join its waitlist; restock emails wait."),
  "product-shown": () => say("Its product is on the online store again", "Restock emails that waited go out."),
  "offer-switched": ({ from, to, reason, stockUnits }) =>
    say(`Offer switched from ${offerName(from)} to ${offerName(to)}`, becauseOf(text(reason), stockUnits)),
  "cap-units-set": ({ from, to }) => say(`Units at Incoming stock set from ${units(from)} to ${units(to)}`),
  "incoming-location-made": () => say("Standby's own location for exact caps is ready in Shopify"),
  "incoming-location-refused": ({ reason }) => say("Shopify refused Standby's own location for exact caps", text(reason)),
  "offer-written": () => say("Shopify was told of the offer"),
  "manual-offer-set": ({ offer }) => say(`${offerName(offer)} chosen by hand`),
  "manual-offer-lifted": ({ cause, offer }) =>
    say(
      "Choice by hand lifted, switching is automatic again",
      cause === "another mode" ? `Its template no longer offers a ${offerName(offer).toLowerCase()}` : "",
    ),
  "stock-tracking-changed": ({ tracked }) =>
    say(tracked === false ? "Shopify stopped tracking its stock" : "Shopify tracks its stock again"),
  "stock-changed": ({ from, to, cause }) => say(`Stock went from ${units(from)} to ${units(to)}`, causeOf(text(cause))),
  "units-allocated": ({ units: given, served, ranOut }) =>
    say(`${units(given)} units went to ${units(served)} people waiting`, stillWaiting(ranOut)),
  "units-held": ({ units: kept }) => say(`${units(kept)} units are kept for a shopper`),
  "hold-refused": ({ reason }) => say("Units could not be kept; the shopper hears that they are back", text(reason)),
  "hold-released": ({ units: kept, reason }) => say(`${units(kept)} kept units were released`, sentenceCase(text(reason))),
  "waitlist-joined": ({ place }) =>
    say(place ? `A shopper joined the waitlist in place ${units(place)}` : "A shopper joined the waitlist"),
  "waitlist-left": () => say("A shopper left the waitlist"),
  "waitlist-ended": ({ people, told }) =>
    say(
      "Its waitlist ended",
      `${countOf(Number(people) || 0, "person", "people")} waited; ${told === true ? "they are told by email" : "no email was sent"}. The reason: the variant was deleted in Shopify.`,
    ),
  "values-imported": ({ changes, file }) => say("Values were imported", importedFrom(changeWords(changes), file)),
  "waitlist-imported": ({ people, file }) =>
    say(`${units(people)} people came with an imported waitlist`, importedFrom([], file)),
  "switching-resumed": ({ cause }) => say("Switching resumed", cause === "new stock" ? "New stock was entered" : ""),
  "offer-values-changed": (detail) => say("Dates and limits changed", valueWords(detail).join("; ")),
  "units-owed": ({ order, units: owed }) => say(`Order ${text(order)} waits for ${units(owed)}`),
  "order-held": ({ order }) => say(`Order ${text(order)} is held until they come`),
  "order-hold-refused": ({ order, reason }) => say(`Order ${text(order)} could not be held`, text(reason)),
  "order-mark-refused": ({ order, reason }) => say(`Order ${text(order)} did not get its tags and packing slip`, text(reason)),
  "order-released": ({ order }) => say(`Order ${text(order)} is released: what it waited for has come`),
  "order-release-refused": ({ order, reason }) =>
    say(`Order ${text(order)} could not be released`, `${text(reason)} Release it on the order’s page in Shopify.`),
  "template-change-taken": ({ template, fields, thresholdKept }) =>
    Array.isArray(fields) && fields.length === 0
      ? say(`Kept its threshold when the template “${text(template)}” changed`, text(thresholdKept))
      : say(
          `Took the changes of the template “${text(template)}”`,
          thresholdKept ? `Its threshold stays: ${text(thresholdKept)}` : "",
        ),
  "switch-condition-changed": ({ from, to }) => say(`Switch condition changed from ${condition(from)} to ${condition(to)}`),
  "follows-end-changed": ({ from, to }) =>
    say(`What follows an offer’s end changed from ${followsWords(from)} to ${followsWords(to)}`),
  "drift-found": ({ kind }) => say(`Shopify differs from what is set in Standby: ${driftName(kind)}`),
  "drift-repaired": ({ kind }) => say(`Repaired in Shopify: ${driftName(kind)}`),
};

/** An event as a sentence with its reason; unknown names and odd details never break the page. */
export function describeEvent(name: string, detail: unknown): EventSentence {
  const told = TELLERS[name]?.(detail !== null && typeof detail === "object" ? (detail as Detail) : {});
  return told ?? say(sentenceCase(name));
}

const DRIFTS: Record<string, string> = {
  policy: "its stock setting",
  offer_metafield: "its offer on the storefront",
  selling_plan: "its payment choice",
  cap_units: "its units at Incoming stock",
};
const driftName = (kind: unknown) => DRIFTS[text(kind)] ?? "a part of the store's set-up";

const CAUSES: Record<string, string> = {
  "inventory_levels/update": "Shopify said so",
  "inventory_levels/connect": "It is stocked at another location now",
  "inventory_levels/disconnect": "It is no longer stocked at a location",
  assignment: "Read at assignment",
  "counted anew": "Counted again for the locations chosen in Settings",
  "orders/cancelled": "An order was cancelled",
  "refunds/create": "An order was refunded",
  reconciler: "Found by checking Shopify",
  import: "A file was imported",
  "exact cap": "Counted for its exact cap",
};

const causeOf = (cause: string) => CAUSES[cause] ?? sentenceCase(cause);

const stillWaitFor = (people: number) =>
  `${countOf(people, "person was", "people were")} waiting. They hear nothing until somebody decides what to tell them`;

const importedFrom = (changes: string[], file: unknown) => [...changes, text(file)].filter(Boolean).join("; ");

/** A decision's reason usually names the stock; where it does not, the number is added. */
function becauseOf(reason: string, stockUnits: unknown): string {
  if (typeof stockUnits !== "number" || reason.includes("stock")) return sentenceCase(reason);
  return sentenceCase(reason ? `${reason}, stock ${stockUnits}` : `stock ${stockUnits}`);
}

function stillWaiting(ranOut: unknown): string {
  return typeof ranOut === "number" && ranOut > 0 ? `${ranOut} more were told that it ran out again` : "";
}

function sentenceCase(words: string): string {
  const spaced = words.replace(/-/g, words.includes(" ") ? "-" : " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
