import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  buildSchema,
  coerceInputValue,
  execute,
  parse,
  validate,
  visit,
  visitWithTypeInfo,
  TypeInfo,
  isLeafType,
  getNamedType,
  type ExecutionResult,
  type GraphQLInputType,
} from "graphql";
import { expect, test } from "vitest";
import { cartValidationsGenerateRun } from "./index.ts";
import { REFUSAL_LANGUAGES, refusalText } from "./refusal-text.ts";
import type { InputLine, RunInput, RunResult } from "./run-input.ts";

const ROOT = path.join(import.meta.dirname, "..");
const schema = buildSchema(readFileSync(path.join(ROOT, "schema.graphql"), "utf8"), { assumeValid: true });
const queryText = readFileSync(path.join(ROOT, "src/cart-validations-generate-run.graphql"), "utf8");
const document = parse(queryText);

type Terms = { maxUnits?: unknown; leftUnits?: unknown; sellingPlanId?: unknown; offer?: unknown; mixedCarts?: unknown };
type Made = { quantity?: number; property?: string | null; plan?: string | null; terms?: Terms | null; variant?: number };

const line = ({ quantity = 1, property = "preorder", plan = null, terms = {}, variant = 1 }: Made): InputLine => ({
  quantity,
  attribute: property === null ? null : { value: property },
  sellingPlanAllocation: plan === null ? null : { sellingPlan: { id: `gid://shopify/SellingPlan/${plan}` } },
  merchandise: {
    __typename: "ProductVariant",
    id: `gid://shopify/ProductVariant/${variant}`,
    title: "Default Title",
    product: { title: "Teapot" },
    metafield: terms && { jsonValue: { offer: "preorder", maxUnits: null, sellingPlanId: null, ...terms } },
  },
});

type Step = RunInput["buyerJourney"]["step"];
const input = (lines: InputLine[], step: Step = "CHECKOUT_INTERACTION", isoCode = "EN"): RunInput => ({
  buyerJourney: { step },
  localization: { language: { isoCode } },
  cart: { lines },
});
const refusals = (given: RunInput) =>
  cartValidationsGenerateRun(given).operations.flatMap(({ validationAdd }) => validationAdd.errors.map(({ message }) => message));

const AGAIN = "“Teapot” now ships later. Remove it from your cart and add it again from its page.";

test.each<[string, Made[], Step, string[]]>([
  ["with its property", [{}], "CHECKOUT_COMPLETION", []],
  ["without its property", [{ property: null }], "CHECKOUT_COMPLETION", [AGAIN]],
  ["with an empty property", [{ property: "" }], "CHECKOUT_INTERACTION", [AGAIN]],
  ["without its property, at a step Shopify does not name", [{ property: null }], null, [AGAIN]],
  ["without its property, while it is in the cart", [{ property: null }], "CART_INTERACTION", []],
  ["with its plan", [{ plan: "9", terms: { sellingPlanId: "9" } }], "CHECKOUT_INTERACTION", []],
  [
    "with its plan, named by GID",
    [{ plan: "9", terms: { sellingPlanId: "gid://shopify/SellingPlan/9" } }],
    "CHECKOUT_INTERACTION",
    [],
  ],
  ["with another plan", [{ plan: "19", terms: { sellingPlanId: "9" } }], "CHECKOUT_INTERACTION", [AGAIN]],
  ["without its plan", [{ terms: { sellingPlanId: "9" } }], "CHECKOUT_INTERACTION", [AGAIN]],
  ["with a plan that the offer does not name", [{ plan: "9" }], "CHECKOUT_INTERACTION", []],
  ["one good line, one bad: told once", [{}, { property: null }], "CHECKOUT_INTERACTION", [AGAIN]],
  ["at the cap", [{ quantity: 5, terms: { maxUnits: 5 } }], "CART_INTERACTION", []],
  ["above the cap", [{ quantity: 6, terms: { maxUnits: 5 } }], "CART_INTERACTION", ["You can order at most 5 of “Teapot”."]],
  [
    "above the cap over two lines",
    [
      { quantity: 3, terms: { maxUnits: 5 } },
      { quantity: 3, property: "backorder", terms: { maxUnits: 5 } },
    ],
    "CHECKOUT_COMPLETION",
    ["You can order at most 5 of “Teapot”."],
  ],
  [
    "two variants, each under the cap",
    [
      { quantity: 5, terms: { maxUnits: 5 } },
      { quantity: 5, variant: 2, terms: { maxUnits: 5 } },
    ],
    "CHECKOUT_COMPLETION",
    [],
  ],
  [
    "above what is left of the cap",
    [{ quantity: 3, terms: { maxUnits: 5, leftUnits: 2 } }],
    null,
    ["You can order at most 2 of “Teapot”."],
  ],
  ["a cap of nothing", [{ terms: { maxUnits: 0 } }], "CART_INTERACTION", ["“Teapot” cannot be ordered at the moment."]],
  ["a backorder without its property", [{ property: null, terms: { offer: "backorder" } }], "CHECKOUT_INTERACTION", [AGAIN]],
  ["normal sale", [{ property: null, quantity: 99, terms: { offer: "in_stock", maxUnits: 1, sellingPlanId: "9" } }], null, []],
  ["a waitlist, whose checkout Shopify itself stops", [{ property: null, terms: { offer: "waitlist" } }], null, []],
  ["no offer at all", [{ property: null, terms: null }], null, []],
])("%s", (_name, lines, step, expected) => {
  expect(refusals(input(lines.map(line), step))).toEqual(expected);
});

const APART = "“Teapot” can’t be ordered together with items that ship now. Please order it separately.";
const now: Made = { property: null, terms: null, variant: 2 };
const apart: Made = { terms: { mixedCarts: "apart" } };

test.each<[string, Made[], Step, string[]]>([
  ["kept apart, alone", [apart], "CHECKOUT_COMPLETION", []],
  ["kept apart, with another that ships later", [apart, { variant: 2 }], "CHECKOUT_COMPLETION", []],
  ["kept apart, with one that ships now", [now, apart], "CHECKOUT_INTERACTION", [APART]],
  ["two kept apart, with one that ships now: told once", [apart, now, { ...apart, variant: 3 }], null, [APART]],
  ["kept apart, while it is in the cart", [apart, now], "CART_INTERACTION", []],
  ["only warned of", [{ terms: { mixedCarts: "warn" } }, now], "CHECKOUT_COMPLETION", []],
  ["back in normal sale", [{ terms: { mixedCarts: "apart", offer: "in_stock" } }, now], "CHECKOUT_COMPLETION", []],
])("mixed carts: %s", (_name, lines, step, expected) => {
  expect(refusals(input(lines.map(line), step))).toEqual(expected);
});

test("a product made up for one order counts as shipping now", () => {
  const custom = { ...line({}), merchandise: { __typename: "CustomProduct" } } as InputLine;
  expect(refusals(input([line(apart), custom]))).toEqual([APART]);
});

test("eight languages, each its own; others read English", () => {
  expect(REFUSAL_LANGUAGES).toHaveLength(8);
  const said = [...REFUSAL_LANGUAGES].map((language) =>
    refusals(input([line({ property: null })], null, language.toUpperCase())),
  );
  expect(new Set(said.map(String)).size).toBe(8);
  for (const isoCode of ["PT_BR", "PT_PT"]) expect(refusalText(isoCode)).toBe(refusalText("PT"));
  expect(refusalText("SV")).toBe(refusalText("EN"));
});

test("whatever stands in the metafield, a cart is never stopped by a mistake of ours", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (jsonValue) => {
      const strange = line({ property: null });
      if (strange.merchandise.__typename === "ProductVariant") strange.merchandise.metafield = { jsonValue };
      const isOffer = (value: unknown) => value === "preorder" || value === "backorder";
      fc.pre(!isOffer((jsonValue as { offer?: unknown } | null)?.offer));
      return refusals(input([strange])).length === 0;
    }),
  );
});

test("how a quantity is spread over lines changes nothing", () => {
  const quantity = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(fc.array(quantity, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (quantities, maxUnits) => {
      const total = quantities.reduce((sum, one) => sum + one, 0);
      const spread = quantities.map((one) => line({ quantity: one, terms: { maxUnits } }));
      const whole = refusals(input([line({ quantity: total, terms: { maxUnits } })]));
      expect(refusals(input(spread))).toEqual(whole);
      expect(whole).toHaveLength(total > maxUnits ? 1 : 0);
    }),
  );
});

test("five hundred refused lines stay under Shopify's 20 kB of output", () => {
  const lines = Array.from({ length: 500 }, (_, variant) => line({ variant, property: null }));
  for (const each of lines) if ("product" in each.merchandise) each.merchandise.product.title = "ü".repeat(255);
  const result = cartValidationsGenerateRun(input(lines, null, "JA"));
  expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThan(20_000);
});

// The published schema ------------------------------------------------------------------------------

const outputProblems = (result: unknown): string[] => {
  const problems: string[] = [];
  const type = schema.getType("CartValidationsGenerateRunResult") as GraphQLInputType;
  coerceInputValue(result, type, (_path, _value, error) => problems.push(error.message));
  return problems;
};

const fixtures = readdirSync(path.join(ROOT, "fixtures")).map((name) => {
  const { payload } = JSON.parse(readFileSync(path.join(ROOT, "fixtures", name), "utf8")) as {
    payload: { input: RunInput; output: RunResult };
  };
  return { name, ...payload };
});

test.each(fixtures)(
  "fixture $name: its input is what Shopify would send, its output what we answer",
  ({ input: given, output }) => {
    const sent = execute({ schema, document, rootValue: given }) as ExecutionResult;
    expect(sent.errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify(sent.data))).toEqual(given);
    expect(cartValidationsGenerateRun(given)).toEqual(output);
    expect(outputProblems(output)).toEqual([]);
  },
);

test("an answer that Shopify would not take would be found", () => {
  expect(outputProblems({ errors: [{ localizedMessage: "No", target: "$.cart" }] })).not.toEqual([]);
});

const METAFIELD_COST = 3;

/** As Shopify counts: a metafield 3 with everything in it, any other leaf 1, __typename nothing. */
function costOf(text: string): number {
  const info = new TypeInfo(schema);
  let cost = 0;
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field: {
        enter(node) {
          const type = getNamedType(info.getType());
          if (type?.name === "Metafield") {
            cost += METAFIELD_COST;
            return false;
          }
          if (type && isLeafType(type) && node.name.value !== "__typename") cost += 1;
          return undefined;
        },
      },
    }),
  );
  return cost;
}

test("the input query is valid in the published schema and within Shopify's limits", () => {
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  expect(costOf(queryText)).toBe(11);
  expect(costOf(queryText)).toBeLessThanOrEqual(30);
  expect(Buffer.byteLength(queryText)).toBeLessThanOrEqual(3000);
});
