/** Metafield definitions: what a namespace and key mean for one type of owner. */
import { metafieldNamespace, type Call, type ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { isMetafieldType } from "#sandbox/admin-api/metafield-value.ts";
import { metafieldDefinitionObject } from "#sandbox/admin-api/objects/metafield-definition.ts";
import type { MetafieldDefinition } from "#sandbox/store/state.ts";

type Input = {
  ownerType: string;
  namespace?: string | null;
  key: string;
  name: string;
  type: string;
  access?: { storefront?: MetafieldDefinition["storefrontAccess"] | null } | null;
};
type Identifier = { ownerType: string; namespace?: string | null; key: string };
type ListArgs = PageArgs & { ownerType?: string | null; namespace?: string | null; key?: string | null };

function find(call: Call, { ownerType, namespace, key }: Identifier): MetafieldDefinition | undefined {
  const stored = metafieldNamespace(call, namespace);
  return [...call.shop.metafieldDefinitions.values()].find(
    (one) => one.ownerType === ownerType && one.namespace === stored && one.key === key,
  );
}

function create({ definition }: { definition: Input }, call: Call) {
  const refuse = (field: string, message: string, code: string) => ({
    createdDefinition: null,
    userErrors: [userError(["definition", field], message, code)],
  });
  if (!isMetafieldType(definition.type)) return refuse("type", `Type name ${definition.type} is not a valid type.`, "INCLUSION");
  if (find(call, definition)) {
    return refuse("key", `Key is in use for ${definition.ownerType.toLowerCase()} metafields on the namespace.`, "TAKEN");
  }
  const made: MetafieldDefinition = {
    id: call.context.store.nextId(),
    ownerType: definition.ownerType,
    namespace: metafieldNamespace(call, definition.namespace),
    key: definition.key,
    name: definition.name,
    type: definition.type,
    storefrontAccess: definition.access?.storefront ?? "NONE",
  };
  call.shop.metafieldDefinitions.set(made.id, made);
  call.context.store.changed();
  return { createdDefinition: metafieldDefinitionObject(call, made), userErrors: [] };
}

export const metafieldDefinitions: ResolverGroup = {
  query: {
    metafieldDefinition({ id, identifier }: { id?: string | null; identifier?: Identifier | null }, call) {
      const found = identifier ? find(call, identifier) : lookUp(call.shop.metafieldDefinitions, "MetafieldDefinition", id);
      return found ? metafieldDefinitionObject(call, found) : null;
    },
    metafieldDefinitions(args: ListArgs, call) {
      const namespace = args.namespace ? metafieldNamespace(call, args.namespace) : null;
      const found = [...call.shop.metafieldDefinitions.values()]
        .filter((one) => !args.ownerType || one.ownerType === args.ownerType)
        .filter((one) => (!namespace || one.namespace === namespace) && (!args.key || one.key === args.key));
      return connectionById(found, args, (definition) => metafieldDefinitionObject(call, definition));
    },
  },
  mutation: { metafieldDefinitionCreate: create },
};
