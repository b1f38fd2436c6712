/** Reading the GIDs that clients send. */
import { GraphQLError } from "graphql";
import { parseGid } from "#sandbox/store/gid.ts";

/** The number in a GID of the given type; null for a GID of another type. Throws Shopify's error for what is no GID. */
export function readId(type: string, text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const parsed = parseGid(text);
  if (!parsed) throw new GraphQLError(`Invalid global id '${text}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  return parsed.type === type ? parsed.id : null;
}

/** What the GID names, or undefined. */
export function lookUp<Item>(items: ReadonlyMap<number, Item>, type: string, text: string | null | undefined): Item | undefined {
  if (!text) return undefined;
  const id = readId(type, text);
  return id === null ? undefined : items.get(id);
}
