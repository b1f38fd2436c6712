/** Metafield, and the two fields every owner of metafields has. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { metafieldNamespace } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { nodeObject } from "#sandbox/admin-api/objects/node.ts";
import { metafieldDefinitionObject } from "#sandbox/admin-api/objects/metafield-definition.ts";
import { gid, parseGid } from "#sandbox/store/gid.ts";
import { compareDigest, definitionOf, findMetafield, metafieldsOf, ownerTypeOf } from "#sandbox/store/operations/metafields.ts";
import type { Metafield } from "#sandbox/store/state.ts";

const NUMBERS = /^(number_|rating)/;

/** The value as JSON, by its type. */
function jsonValue({ type, value }: Metafield): unknown {
  if (type === "number_integer") return Number(value);
  if (type === "boolean") return value === "true";
  if (type === "json" || type.startsWith("list.") || NUMBERS.test(type) || ["money", "volume", "weight"].includes(type)) {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
  return value;
}

export function metafieldObject(call: Call, ownerGid: string, metafield: Metafield) {
  return {
    __typename: "Metafield",
    id: gid("Metafield", metafield.id),
    legacyResourceId: String(metafield.id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => jsonValue(metafield),
    compareDigest: () => compareDigest(metafield),
    sizeInBytes: () => Buffer.byteLength(metafield.value),
    ownerType: ownerTypeOf(parseGid(ownerGid)?.type ?? ""),
    owner: () => nodeObject(call, ownerGid),
    definition: () => {
      const definition = definitionOf(call.shop, ownerGid, metafield);
      return definition ? metafieldDefinitionObject(call, definition) : null;
    },
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
  };
}

type MetafieldsArgs = PageArgs & { namespace?: string | null; keys?: string[] | null };

/** `metafield` and `metafields` of an owner; without a namespace `metafield` means the app's own. */
export function metafieldFields(call: Call, ownerGid: string) {
  return {
    metafield({ namespace, key }: { namespace?: string | null; key: string }) {
      const found = findMetafield(call.shop, ownerGid, metafieldNamespace(call, namespace), key);
      return found ? metafieldObject(call, ownerGid, found) : null;
    },
    metafields(args: MetafieldsArgs) {
      const namespace = args.namespace ? metafieldNamespace(call, args.namespace) : null;
      const wanted = new Set(
        args.keys?.map((key) => (key.includes(".") ? key : `${metafieldNamespace(call, args.namespace)}.${key}`)),
      );
      const found = metafieldsOf(call.shop, ownerGid)
        .filter((metafield) => !namespace || metafield.namespace === namespace)
        .filter(({ namespace: own, key }) => wanted.size === 0 || wanted.has(`${own}.${key}`));
      return connectionById(found, args, (metafield) => metafieldObject(call, ownerGid, metafield));
    },
  };
}
