/** Whether a template's texts, which speak of its mode, are true of an offer. */
import type { Mode, Offer } from "./offer.ts";

/** Once an offer has ended, "Order now" would be untrue: the extension's own words stand. */
export const spokenFor = ({ offer, mode }: { offer: Offer; mode: Mode }): boolean => offer === "in_stock" || offer === mode;
