/** Setting and deleting metafields: at most 25 at once, all or none, compared with a digest when one is given. */
import type { GraphQLResolveInfo } from "graphql";
import { requireWriteTo } from "#sandbox/admin-api/access.ts";
import { metafieldNamespace, type Call, type ResolverGroup } from "#sandbox/admin-api/call.ts";
import { userError, type UserError } from "#sandbox/admin-api/errors.ts";
import { metafieldObject } from "#sandbox/admin-api/objects/metafield.ts";
import { nodeObject } from "#sandbox/admin-api/objects/node.ts";
import { parseGid } from "#sandbox/store/gid.ts";
import {
  compareDigest,
  definitionOf,
  deleteMetafield,
  findMetafield,
  ownerTypeOf,
  setMetafield,
  type MetafieldEntry,
} from "#sandbox/store/operations/metafields.ts";
import { refusedValue } from "#sandbox/admin-api/metafield-value.ts";

const MOST_AT_ONCE = 25;

type SetInput = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};
type SetError = UserError & { elementIndex: number | null };

function set({ metafields }: { metafields: SetInput[] }, call: Call, info: GraphQLResolveInfo) {
  for (const { ownerId } of metafields) requireWriteTo(call, info, parseGid(ownerId)?.type ?? "");
  if (metafields.length > MOST_AT_ONCE) {
    const message = `Exceeded the maximum metafields input limit of ${MOST_AT_ONCE}.`;
    return refuse([{ ...userError(["metafields"], message, "LESS_THAN_OR_EQUAL_TO"), elementIndex: null }]);
  }
  const read = metafields.map((input, index) => readEntry(call, input, index));
  const errors = read.filter((one): one is SetError => "message" in one);
  if (errors.length > 0) return refuse(errors);
  const entries = read.filter((one): one is MetafieldEntry => "value" in one);
  const written = entries.map((entry) => ({ entry, metafield: setMetafield(call.context, call.shop, entry) }));
  return { metafields: written.map(({ entry, metafield }) => metafieldObject(call, entry.ownerGid, metafield)), userErrors: [] };
}

const refuse = (userErrors: SetError[]) => ({ metafields: null, userErrors });

function readEntry(call: Call, input: SetInput, elementIndex: number): MetafieldEntry | SetError {
  const refusal = (field: string, message: string, code: string): SetError => ({
    ...userError(["metafields", String(elementIndex), field], message, code),
    elementIndex,
  });
  if (!ownerTypeOf(parseGid(input.ownerId)?.type ?? "") || !nodeObject(call, input.ownerId)) {
    return refusal("ownerId", "Owner does not exist.", "INVALID");
  }
  const namespace = metafieldNamespace(call, input.namespace);
  const known = findMetafield(call.shop, input.ownerId, namespace, input.key);
  const definition = definitionOf(call.shop, input.ownerId, { namespace, key: input.key });
  const type = input.type ?? known?.type ?? definition?.type;
  if (!type) return refusal("type", "Type can't be blank", "BLANK");
  if (definition && definition.type !== type) {
    return refusal("type", `Type must be consistent with the definition's type: ${definition.type}.`, "INVALID_TYPE");
  }
  const refused = refusedValue(type, input.value);
  if (refused) return refusal(refused.field, refused.message, refused.code);
  if (input.compareDigest !== undefined && !digestFits(input.compareDigest, known && compareDigest(known))) {
    return refusal(
      "compareDigest",
      "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.",
      "STALE_OBJECT",
    );
  }
  return { ownerGid: input.ownerId, namespace, key: input.key, type, value: input.value };
}

/** A null digest means: only if there is none yet. */
const digestFits = (given: string | null, present: string | null) => given === present;

type Identifier = { ownerId: string; namespace: string; key: string };

function remove({ metafields }: { metafields: Identifier[] }, call: Call, info: GraphQLResolveInfo) {
  for (const { ownerId } of metafields) requireWriteTo(call, info, parseGid(ownerId)?.type ?? "");
  const deletedMetafields = metafields.map(({ ownerId, namespace, key }) => {
    const stored = metafieldNamespace(call, namespace);
    const deleted = deleteMetafield(call.context, call.shop, ownerId, stored, key);
    return deleted ? { ownerId, namespace: stored, key } : null;
  });
  return { deletedMetafields, userErrors: [] };
}

export const metafields: ResolverGroup = { mutation: { metafieldsSet: set, metafieldsDelete: remove } };
