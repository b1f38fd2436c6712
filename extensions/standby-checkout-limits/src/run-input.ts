/** What the input query gives to the function, and what the function gives back, as Shopify's published schema has them. */

export type RunInput = {
  buyerJourney: { step: "CART_INTERACTION" | "CHECKOUT_INTERACTION" | "CHECKOUT_COMPLETION" | null };
  /** Shopify's LanguageCode: EN, DE, PT_BR. */
  localization: { language: { isoCode: string } };
  cart: { lines: InputLine[] };
};

export type InputLine = {
  quantity: number;
  attribute: { value: string | null } | null;
  sellingPlanAllocation: { sellingPlan: { id: string } } | null;
  merchandise: InputVariant | { __typename: "CustomProduct" };
};

export type InputVariant = {
  __typename: "ProductVariant";
  id: string;
  title: string | null;
  product: { title: string };
  metafield: { jsonValue: unknown } | null;
};

export type RunResult = {
  operations: { validationAdd: { errors: { message: string; target: string }[] } }[];
};
