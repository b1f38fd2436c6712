/** Differences in plain words: what is wrong, and what shoppers or the merchant notice of it. */
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { DriftKind } from "#app/domain/drift.ts";
import type { PlanTerm, TermDrift } from "#app/domain/find-plan-drift.ts";
import type { Offer } from "#app/domain/offer.ts";
import { countOf } from "#app/lib/format-instant.ts";

export type DriftWords = { title: string; noticed: string };

type Told = { kind: DriftKind; expected: string; found: string | null; offer: Offer | null; repairProblem?: string | null };

const WORDS: Record<DriftKind, (drift: Told) => DriftWords> = {
  policy: describePolicy,
  offer_metafield: describeMetafield,
  selling_plan: describePlan,
  cap_units: ({ expected, found }) => ({
    title: "Its units at Incoming stock are not those of its exact cap",
    noticed: `Shopify has ${countOf(Number(found ?? 0), "unit", "units")} there, Standby set ${expected}. Standby sets them right by itself.`,
  }),
  incoming_location: ({ found }) => ({
    title: "Exact caps cannot hold",
    noticed: `${found ?? ""} Until it is open again, shoppers may find less, or order more, than the threshold allows.`.trim(),
  }),
  metafield_definition: () => ({
    title: "Themes cannot read offers",
    noticed: "No product page shows Standby's button or message. The definition of the offer is missing in Shopify.",
  }),
  plan_terms: ({ found }) => describeTerms(JSON.parse(found ?? "[]") as TermDrift[]),
  proxy_path: () => ({
    title: "The waitlist form does not find Standby",
    noticed: "Shoppers who press the button cannot join a waitlist.",
  }),
  proxy_moved: ({ expected }) => ({
    title: "The waitlist form does not find Standby",
    noticed: `Nothing answers at ${expected} on your storefront, so shoppers cannot join a waitlist. If you gave Standby another address in Shopify, open it once in your browser, for example your-store.com/apps/new-address. The page there has nothing to show, but the form and the links in mails follow within a minute. Or set it back to ${expected} in Shopify.`,
  }),
  webhook_subscription: ({ found }) => ({
    title: "Shopify sends news that Standby did not ask for",
    noticed: `News may come twice, or go to another address: ${linesOf(found).map(describeSubscription).join("; ")}. A repair removes what is too much.`,
  }),
  scopes: ({ expected }) => ({
    title: "Standby is missing a permission",
    noticed: `Shopify does not let Standby ${permissions(expected)}. Reload this page and allow it when Shopify asks.`,
  }),
  webhook_version: describeVersions,
  webhooks_missed: ({ found }) => describeMissed(Number(found ?? 0), ["stock change", "stock changes"], "stock"),
  products_missed: ({ found }) => describeMissed(Number(found ?? 0), ["changed product", "changed products"], "products"),
  orders_missed: ({ found }) => describeMissed(Number(found ?? 0), ["order", "orders"], "orders"),
};

/** Why a repair was refused, in Shopify's own words, follows what is noticed. */
export function describeDrift(drift: Told): DriftWords {
  const words = WORDS[drift.kind](drift);
  return drift.repairProblem ? { ...words, noticed: `${words.noticed} ${asSentence(drift.repairProblem)}` } : words;
}

const asSentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const TERM_WORDS: Record<PlanTerm, (drift: TermDrift) => string> = {
  name: () => "its name or description",
  options: () => "the words shoppers choose it by",
  deposit: ({ meant, found }) => `what is paid at checkout (${found || "nothing said"}, you set ${meant})`,
  rest: () => "when the rest is paid",
  delivery: () => "when it is delivered",
  stock: () => "when stock is taken",
  plans: () => "how many ways of paying it holds",
};

function describeTerms(drifts: TermDrift[]): DriftWords {
  const templates = [...new Set(drifts.map(({ template }) => template))];
  const changed = templates.map((template) => {
    const terms = drifts.filter((drift) => drift.template === template).map((drift) => TERM_WORDS[drift.term](drift));
    return `“${template}”: ${terms.join(", ")}.`;
  });
  return {
    title: `The payment plan of ${countOf(templates.length, "template", "templates")} was changed in Shopify`,
    noticed: `Checkout follows what Shopify has, your product pages what you set. ${changed.join(" ")} A repair writes your template's terms again and removes what was added.`,
  };
}

/** The subscriptions stand in the app's own configuration, which Shopify shows to nobody: one that is missing is known by its silence. */
function describeMissed(count: number, [one, many]: [string, string], about: string): DriftWords {
  return {
    title: `Shopify did not tell Standby of ${countOf(count, one, many)}`,
    noticed: `Standby found ${count === 1 ? "it" : "them"} by itself, a few minutes late. This goes away once Shopify's news arrives again. If it does not within a day, the subscription to news of ${about} is missing at Shopify: ${DEPLOY}`,
  };
}

/** "orders/create 2026-07" */
function describeVersions({ expected, found }: Told): DriftWords {
  const told = linesOf(found).map((line) => line.split(" "));
  const versions = [...new Set(told.map(([, version]) => version))].join(", ");
  const topics = told.map(([topic]) => topic).join(", ");
  return {
    title: "News from Shopify comes in another version than Standby reads",
    noticed: `${topics}: version ${versions}, Standby reads ${expected}. Parts of it may be missing or named otherwise. Under [webhooks] in shopify.app.toml the version must be ${expected}: ${DEPLOY}`,
  };
}

const DEPLOY = "whoever runs Standby sends its configuration again with “shopify app deploy”.";

const linesOf = (found: string | null) => (found ?? "").split("\n").filter(Boolean);

/** "orders create to https://…" */
function describeSubscription(line: string): string {
  const [topic = "", version = "", uri = "", ...filter] = line.split(" ");
  const only = filter.length > 0 ? `, only where ${filter.join(" ")}` : "";
  return `${topic.toLowerCase().replaceAll("_", " ")} to ${uri} (version ${version}${only})`;
}

function describePolicy({ found, offer }: Told): DriftWords {
  if (found === "CONTINUE") {
    return {
      title: "Shopify sells it without stock",
      noticed: "Shoppers can buy it when there is none. Standby set it to stop at zero.",
    };
  }
  const order =
    offer === "preorder" || offer === "backorder"
      ? `The ${OFFER_WORDS[offer].label.toLowerCase()} cannot be placed`
      : "It cannot be bought";
  return {
    title: "Shopify stops selling it at zero stock",
    noticed: `${order} once stock is used up. Standby set it to go on selling.`,
  };
}

/** Both are lists of groups; an empty one is none. */
function describePlan({ expected, found, repairProblem }: Told): DriftWords {
  if (!found) {
    const why = repairProblem ? "it is not in" : "Shopify has dropped it from";
    return {
      title: "Its deposit or later payment is missing in Shopify",
      noticed: `Shoppers cannot buy it the way its template says: ${why} the template's payment plan.`,
    };
  }
  if (!expected) {
    return {
      title: "Shopify still offers a deposit or later payment",
      noticed: "Checkout lets shoppers pay later, although Standby set it to full payment.",
    };
  }
  return {
    title: "Shopify offers another payment choice than its template's",
    noticed: "Checkout asks for another deposit, or at another time, than you set.",
  };
}

function describeMetafield({ expected, found }: Told): DriftWords {
  const meant = offerIn(expected);
  if (found === null) {
    return {
      title: "The storefront does not know its offer",
      noticed: `The product page does not say ${offerName(meant)}: shoppers see your theme's own button and nothing of Standby.`,
    };
  }
  const shown = offerIn(found);
  if (shown === null) {
    return { title: "The storefront cannot read its offer", noticed: `The product page does not say ${offerName(meant)}.` };
  }
  if (shown !== meant) {
    return {
      title: "The storefront shows another offer",
      noticed: `The product page says ${offerName(shown)}. Standby set ${offerName(meant)}.`,
    };
  }
  return {
    title: "The storefront shows other texts or dates",
    noticed: "Button, message, badge or date on the product page are not those you set.",
  };
}

const offerName = (offer: Offer | null) => (offer === null ? "its offer" : `“${OFFER_WORDS[offer].label}”`);

/** Null when the text is no offer of ours. */
function offerIn(metafield: string): Offer | null {
  try {
    const { offer } = JSON.parse(metafield) as { offer?: string };
    return offer !== undefined && Object.hasOwn(OFFER_WORDS, offer) ? (offer as Offer) : null;
  } catch {
    return null;
  }
}

const PERMISSIONS: Record<string, string> = {
  read_inventory: "read stock",
  read_locations: "read your locations",
  read_orders: "read orders",
  write_app_proxy: "receive the waitlist form",
  write_inventory: "keep units for exact caps",
  write_locations: "make a location for exact caps",
  write_merchant_managed_fulfillment_orders: "hold orders",
  write_orders: "tag orders",
  write_products: "change products",
  write_purchase_options: "offer deposits and later payment",
  write_draft_orders: "keep units for shoppers",
  write_third_party_fulfillment_orders: "hold orders at other companies’ warehouses",
  write_validations: "check carts before checkout",
};

const permissions = (scopes: string) =>
  scopes
    .split(",")
    .map((scope) => PERMISSIONS[scope] ?? scope.replace("_", " "))
    .join(", ");
