/** Runs the shop's enabled cart and checkout validations, each with the input that its own query asks for. */
import { executeSync, type GraphQLEnumType } from "graphql";
import { appNamespace, type SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { findMetafield } from "#sandbox/store/operations/metafields.ts";
import { planOf } from "#sandbox/store/operations/selling-plans.ts";
import { validationsOf } from "#sandbox/store/operations/validations.ts";
import type { Cart, CartLine, ShopState } from "#sandbox/store/state.ts";
import { findFunction, type AppFunction } from "./app-functions.ts";

export type BuyerStep = "CART_INTERACTION" | "CHECKOUT_INTERACTION" | "CHECKOUT_COMPLETION";

/** What the validations say against the cart, in the shopper's language; empty when it may go on. */
export function validateCart(context: SandboxContext, shop: ShopState, cart: Cart, step: BuyerStep): string[] {
  return [...validationsOf(shop).values()]
    .filter(({ enabled }) => enabled)
    .flatMap(({ functionHandle, blockOnFailure }) => {
      const found = findFunction(context.app, functionHandle);
      if (!found) return [];
      try {
        const { operations } = found.run(inputFor(found, context, shop, cart, step) as Parameters<AppFunction["run"]>[0]);
        return operations.flatMap(({ validationAdd }) => validationAdd.errors.map(({ message }) => message));
      } catch (error) {
        context.log(`function ${functionHandle} failed: ${String(error)}`);
        return blockOnFailure ? ["There is a problem with our checkout. Try again in a few minutes."] : [];
      }
    });
}

/** @throws GraphQLError when the query asks for what the sandbox does not know. */
function inputFor(found: AppFunction, context: SandboxContext, shop: ShopState, cart: Cart, step: BuyerStep): unknown {
  const rootValue = {
    buyerJourney: { step },
    localization: { language: { isoCode: languageCode(found, cart.locale) } },
    cart: { lines: cart.lines.flatMap((line) => lineOf(context, shop, line) ?? []) },
  };
  const { data, errors } = executeSync({ schema: found.schema, document: found.document, rootValue });
  if (errors?.[0]) throw errors[0];
  return data;
}

/** "pt-BR" is PT_BR, "de-AT" is DE. */
function languageCode({ schema }: AppFunction, locale: string): string {
  const known = schema.getType("LanguageCode") as GraphQLEnumType;
  const code = locale.toUpperCase().replace("-", "_");
  return known.getValue(code) ? code : (code.split("_")[0] ?? "EN");
}

function lineOf(context: SandboxContext, shop: ShopState, line: CartLine): object | null {
  const variant = shop.variants.get(line.variantId);
  const product = variant && shop.products.get(variant.productId);
  if (!variant || !product) return null;
  const plan = planOf(shop, line.sellingPlanId);
  return {
    id: `gid://shopify/CartLine/${line.key}`,
    quantity: line.quantity,
    attribute: ({ key }: { key: string }) => (key in line.properties ? { key, value: line.properties[key] } : null),
    sellingPlanAllocation: plan && { sellingPlan: { id: gid("SellingPlan", plan.id), name: plan.name } },
    merchandise: {
      __typename: "ProductVariant",
      id: gid("ProductVariant", variant.id),
      title: variant.title,
      sku: variant.sku,
      product: { id: gid("Product", product.id), title: product.title, handle: product.handle },
      metafield: (args: { namespace?: string; key: string }) =>
        metafieldOf(context, shop, gid("ProductVariant", variant.id), args),
    },
  };
}

/** Values above this size do not reach a function. */
const LARGEST_METAFIELD_BYTES = 10_000;

function metafieldOf(context: SandboxContext, shop: ShopState, owner: string, args: { namespace?: string; key: string }) {
  const own = !args.namespace || args.namespace === "$app";
  const namespace = own ? appNamespace(context.app) : args.namespace!;
  const found = findMetafield(shop, owner, namespace, args.key);
  if (!found || Buffer.byteLength(found.value) > LARGEST_METAFIELD_BYTES) return null;
  return { type: found.type, value: found.value, jsonValue: () => JSON.parse(found.value) as unknown };
}
