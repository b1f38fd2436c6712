/** Validation and the ShopifyFunction behind it. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { appObject } from "#sandbox/admin-api/objects/shop.ts";
import { findFunction } from "#sandbox/functions/app-functions.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Validation } from "#sandbox/store/state.ts";

export function validationObject(call: Call, validation: Validation): object {
  const id = gid("Validation", validation.id);
  return {
    __typename: "Validation",
    id,
    title: validation.title,
    enabled: validation.enabled,
    blockOnFailure: validation.blockOnFailure,
    errorHistory: null,
    shopifyFunction: () => functionObject(call, validation.functionHandle),
    ...metafieldFields(call, id),
  };
}

function functionObject(call: Call, handle: string): object {
  const found = findFunction(call.context.app, handle);
  return {
    __typename: "ShopifyFunction",
    id: `sandbox-${handle}`,
    handle,
    title: found?.name ?? handle,
    description: null,
    apiType: "cart_checkout_validation",
    apiVersion: found?.apiVersion ?? "",
    appKey: call.context.app.apiKey,
    app: () => appObject(call),
    inputQuery: found?.inputQuery ?? null,
    useCreationUi: false,
  };
}
