/** Tags of anything that has tags: added and removed one by one, never replaced. */
import type { GraphQLResolveInfo } from "graphql";
import { requireWriteTo } from "#sandbox/admin-api/access.ts";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { nodeObject } from "#sandbox/admin-api/objects/node.ts";
import { parseGid } from "#sandbox/store/gid.ts";
import { announceOwnerOfTags, tagged } from "#sandbox/store/operations/tags.ts";

type Args = { id: string; tags: string[] };

/** A tag may come as "a, b": Shopify reads commas as separators. */
const names = (tags: string[]) =>
  tags
    .flatMap((tag) => tag.split(","))
    .map((tag) => tag.trim())
    .filter(Boolean);

function change(args: Args, call: Call, info: GraphQLResolveInfo, apply: (have: string[], given: string[]) => string[]) {
  requireWriteTo(call, info, parseGid(args.id)?.type ?? "");
  const owner = tagged(call.shop, args.id);
  if (!owner) return { node: null, userErrors: [userError(["id"], "Resource does not exist")] };
  owner.tags = apply(owner.tags, names(args.tags));
  announceOwnerOfTags(call.context, call.shop, args.id);
  return { node: nodeObject(call, args.id), userErrors: [] };
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const added = (have: string[], given: string[]) => [...have, ...given.filter((tag) => !have.some((one) => same(one, tag)))];
const removed = (have: string[], given: string[]) => have.filter((tag) => !given.some((one) => same(one, tag)));

export const tags: ResolverGroup = {
  mutation: {
    tagsAdd: (args: Args, call, info) => change(args, call, info, added),
    tagsRemove: (args: Args, call, info) => change(args, call, info, removed),
  },
};
