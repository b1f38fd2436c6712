/** MetafieldDefinition. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { MetafieldDefinition } from "#sandbox/store/state.ts";

export function metafieldDefinitionObject(_call: Call, definition: MetafieldDefinition) {
  return {
    __typename: "MetafieldDefinition",
    id: gid("MetafieldDefinition", definition.id),
    name: definition.name,
    namespace: definition.namespace,
    key: definition.key,
    ownerType: definition.ownerType,
    type: { name: definition.type, category: definition.type === "json" ? "JSON" : "TEXT" },
    access: {
      admin: "MERCHANT_READ",
      storefront: definition.storefrontAccess === "PUBLIC_READ" ? "PUBLIC_READ" : "NONE",
      customerAccount: "NONE",
    },
    description: null,
    pinnedPosition: null,
    validations: [],
  };
}
