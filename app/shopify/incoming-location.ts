/** Standby's own location, at which exact caps keep their units: found, made, opened again. */
import { randomUUID } from "node:crypto";
import { INCOMING_LOCATION_NAME } from "#app/domain/exact-cap.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export type LocationAnswer = { state: "ready"; locationId: bigint } | { state: "refused"; reason: string };

const NEEDS_PERMISSION = "Shopify did not let Standby make its location. Open Standby again and agree to the new permissions.";

/** More than Shopify lets a shop have. */
export const FIND_INCOMING_LOCATION = `#graphql
  query FindIncomingLocation {
    locations(first: 250, includeInactive: true) {
      nodes { id name isActive fulfillsOnlineOrders address { countryCode } }
    }
  }
`;

type Node = {
  id: string;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  address: { countryCode: string | null };
};

/** Repeating it changes nothing. @param known the one made before: merchants may have renamed it */
export async function ensureIncomingLocation(shopDomain: string, known: bigint | null): Promise<LocationAnswer> {
  const { locations } = await adminGraphql<{ locations: { nodes: Node[] } }>(shopDomain, FIND_INCOMING_LOCATION);
  const { nodes } = locations;
  const ours =
    nodes.find(({ id }) => known !== null && toShopifyId(id) === known) ??
    nodes.find(({ name }) => name === INCOMING_LOCATION_NAME);
  if (!ours) return add(shopDomain, nodes[0]?.address.countryCode ?? "US");
  const reopened = ours.isActive ? null : await activate(shopDomain, ours.id);
  const refused = reopened ?? (ours.fulfillsOnlineOrders ? null : await serveOnline(shopDomain, ours.id));
  return refused === null ? { state: "ready", locationId: toShopifyId(ours.id) } : { state: "refused", reason: refused };
}

export const ADD_LOCATION = `#graphql
  mutation AddLocation($input: LocationAddInput!) {
    locationAdd(input: $input) { location { id } userErrors { field message code } }
  }
`;

async function add(shopDomain: string, countryCode: string): Promise<LocationAnswer> {
  type Answer = { locationAdd: { location: { id: string } | null; userErrors: UserError[] } | null };
  const input = { name: INCOMING_LOCATION_NAME, address: { countryCode }, fulfillsOnlineOrders: true };
  const { locationAdd: answer } = await adminGraphql<Answer>(shopDomain, ADD_LOCATION, { input });
  if (answer?.location) return { state: "ready", locationId: toShopifyId(answer.location.id) };
  return { state: "refused", reason: wordsOf(answer?.userErrors) ?? NEEDS_PERMISSION };
}

export const ACTIVATE_LOCATION = `#graphql
  mutation ActivateLocation($locationId: ID!, $key: String!) {
    locationActivate(locationId: $locationId) @idempotent(key: $key) {
      location { id }
      locationActivateUserErrors { field message code }
    }
  }
`;

async function activate(shopDomain: string, locationId: string): Promise<string | null> {
  type Answer = { locationActivate: { locationActivateUserErrors: UserError[] } | null };
  const variables = { locationId, key: randomUUID() };
  const { locationActivate: answer } = await adminGraphql<Answer>(shopDomain, ACTIVATE_LOCATION, variables);
  return answer ? wordsOf(answer.locationActivateUserErrors) : NEEDS_PERMISSION;
}

export const SERVE_ONLINE = `#graphql
  mutation ServeOnline($id: ID!) {
    locationEdit(id: $id, input: { fulfillsOnlineOrders: true }) { location { id } userErrors { field message code } }
  }
`;

async function serveOnline(shopDomain: string, id: string): Promise<string | null> {
  type Answer = { locationEdit: { userErrors: UserError[] } | null };
  const { locationEdit: answer } = await adminGraphql<Answer>(shopDomain, SERVE_ONLINE, { id });
  return answer ? wordsOf(answer.userErrors) : NEEDS_PERMISSION;
}

const wordsOf = (errors: UserError[] | undefined) => {
  const refused = errors && refusalOf(errors);
  return refused ? `Shopify refused: ${refused}` : null;
};
