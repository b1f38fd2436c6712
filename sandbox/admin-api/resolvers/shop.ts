/** The shop, the app's installation, and anything by its id. */
import { GraphQLError } from "graphql";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { nodeObject } from "#sandbox/admin-api/objects/node.ts";
import { appInstallationObject, appObject, shopObject } from "#sandbox/admin-api/objects/shop.ts";
import { parseGid } from "#sandbox/store/gid.ts";

function byId(call: Call, id: string): object | null {
  if (!parseGid(id))
    throw new GraphQLError(`Invalid global id '${id}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  return nodeObject(call, id);
}

export const shop: ResolverGroup = {
  query: {
    shop: (_args, call) => shopObject(call),
    app: (_args, call) => appObject(call),
    currentAppInstallation(_args, call) {
      if (!call.shop.installation) throw new GraphQLError("The app is not installed on this shop.");
      return appInstallationObject(call, call.shop.installation);
    },
    node: ({ id }: { id: string }, call) => byId(call, id),
    nodes: ({ ids }: { ids: string[] }, call) => ids.map((id) => byId(call, id)),
    shopLocales: ({ published }: { published?: boolean }, call) =>
      call.shop.locales.map((locale) => ({
        locale,
        name: new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale,
        primary: locale === call.shop.primaryLocale,
        published: published ?? true,
      })),
  },
};
