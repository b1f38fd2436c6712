/** What the block says of variants, and which choices by hand it offers: data in, words out. */
import type { Block, BlockDone, BlockVariant } from "../../../app/domain/admin-block.ts";
import type { Offer } from "../../../app/domain/offer.ts";
import { day, number, words } from "./host.ts";

type Tone = "success" | "info" | "caution" | "neutral";

/** The colours that offers have in the app. */
export const OFFER_TONES: Record<Offer, Tone> = {
  in_stock: "success",
  preorder: "info",
  backorder: "info",
  waitlist: "caution",
  unavailable: "neutral",
};

export const offerName = (offer: Offer): string => words(`offers.${offer}.name`);

export type Fact = { label: string; value: string };

/** Only what there is: no line for a threshold or a date that nobody set. */
export function factsOf(variant: BlockVariant): Fact[] {
  const { stockUnits, switchCondition, unitsLeft, thresholdUnits, backInStockOn, waitingEntries, templateName } = variant;
  const fact = (name: string, value: string) => ({ label: words(`facts.${name}`), value });
  const units = number(switchCondition.units);
  return [
    fact("stock", stockUnits === null ? words("facts.stockUnknown") : number(stockUnits)),
    fact("condition", words(`condition.${switchCondition.from}`, { units, template: templateName })),
    ...(unitsLeft === null || thresholdUnits === null
      ? []
      : [fact("left", words("facts.leftOf", { left: number(unitsLeft), threshold: number(thresholdUnits) }))]),
    ...(backInStockOn === null ? [] : [fact("backInStock", day(backInStockOn))]),
    fact("waiting", waitingEntries === 0 ? words("facts.nobody") : words("facts.people", { count: waitingEntries })),
    fact("template", templateName),
  ];
}

export type HandChoice = { intent: "on" | "off" | "lift"; label: string; isPrimary: boolean };

/** For one variant in the words of its mode, for several in words that fit them all. */
export function handChoices({ variants, byHandVariants, assignedVariants }: Block): HandChoice[] {
  const [only] = variants;
  const lift: HandChoice[] = byHandVariants > 0 ? [{ intent: "lift", label: words("byHand.lift"), isPrimary: true }] : [];
  if (!only || assignedVariants > 1) {
    const choice = (intent: "on" | "off"): HandChoice => ({ intent, label: words(`byHand.${intent}All`), isPrimary: false });
    return [...lift, choice("on"), choice("off")];
  }
  const mode = offerName(only.mode);
  const choice = (intent: "on" | "off", isNow: boolean): HandChoice => ({
    intent,
    label: words(`byHand.${intent}${isNow ? "Keep" : ""}`, { mode }),
    isPrimary: false,
  });
  return [
    ...lift,
    ...(only.manualOffer === only.mode ? [] : [choice("on", only.offer === only.mode)]),
    ...(only.manualOffer === "in_stock" ? [] : [choice("off", only.offer === "in_stock")]),
  ];
}

/** What became of a request. */
export function doneWords({ changed }: BlockDone, intent: string): string {
  if (changed === null) return words("done.later");
  return words(intent === "assign" ? "done.assigned" : "done.changed", { count: changed });
}

/** One line for the block when it is folded. */
export function summaryOf({ variants, assignedVariants }: Block): string {
  const [only] = variants;
  if (!only) return words("summary.none");
  if (assignedVariants > 1) return words("summary.several", { count: assignedVariants });
  return offerName(only.offer);
}
