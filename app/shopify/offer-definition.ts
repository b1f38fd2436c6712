/** The definition of the offer metafield, as in shopify.app.toml: made at install where the deployment did not make it. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const FIND_OFFER_DEFINITION = `#graphql
  query FindOfferDefinition($namespace: String!, $key: String!) {
    metafieldDefinitions(first: 1, ownerType: PRODUCTVARIANT, namespace: $namespace, key: $key) { nodes { id } }
  }
`;

export const CREATE_OFFER_DEFINITION = `#graphql
  mutation CreateOfferDefinition($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) {
      createdDefinition { id }
      userErrors { field message code }
    }
  }
`;

/** @throws Error with Shopify's words when it refuses. */
export async function ensureOfferDefinition(shopDomain: string): Promise<void> {
  const { namespace, key } = OFFER_METAFIELD;
  type Found = { metafieldDefinitions: { nodes: { id: string }[] } };
  const found = await adminGraphql<Found>(shopDomain, FIND_OFFER_DEFINITION, { namespace, key });
  if (found.metafieldDefinitions.nodes.length > 0) return;
  type Created = { metafieldDefinitionCreate: { userErrors: UserError[] } };
  const definition = {
    ...OFFER_METAFIELD,
    name: "Offer",
    ownerType: "PRODUCTVARIANT",
    access: { admin: "MERCHANT_READ", storefront: "PUBLIC_READ" },
  };
  const { metafieldDefinitionCreate } = await adminGraphql<Created>(shopDomain, CREATE_OFFER_DEFINITION, { definition });
  const errors = metafieldDefinitionCreate.userErrors.filter(({ code }) => code !== "TAKEN");
  const refusal = refusalOf(errors);
  if (refusal) throw new Error(`Shopify did not take the offer's definition: ${refusal}`);
}
