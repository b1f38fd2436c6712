/** Lists as Shopify pages them: cursors, edges, nodes, pageInfo. Only the page asked for is turned into objects. */
import { badRequest } from "#sandbox/admin-api/errors.ts";

export type PageArgs = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
};

const MAX_PAGE = 250;
/** The size bulk operations ask for. Nobody else can: such a query costs far more than one may. */
export const EVERYTHING = 2_147_483_647;

const cursorOf = (key: string | number) => Buffer.from(JSON.stringify({ last_id: key })).toString("base64");

function keyOf(cursor: string): string {
  try {
    const { last_id: key } = JSON.parse(Buffer.from(cursor, "base64").toString()) as { last_id: string | number };
    return String(key);
  } catch {
    throw badRequest(`Invalid cursor for current pagination sort.`);
  }
}

function checkSize(args: PageArgs): void {
  const size = args.first ?? args.last;
  if (size === null || size === undefined) throw badRequest("you must provide one of first or last");
  if (args.first && args.last) throw badRequest("providing both first and last is not supported");
  if (size < 0) throw badRequest("first and last must not be negative");
  if (size > MAX_PAGE && size !== EVERYTHING) throw badRequest(`first and last must not be greater than ${MAX_PAGE}`);
}

/** `items` in their natural order; `key` tells one from another and makes the cursor. */
export function connection<Item, Node>(
  items: readonly Item[],
  args: PageArgs,
  { key, node }: { key: (item: Item) => string | number; node: (item: Item) => Node },
) {
  checkSize(args);
  const ordered = args.reverse ? items.toReversed() : items;
  const indexOf = (cursor: string) => {
    const wanted = keyOf(cursor);
    return ordered.findIndex((item) => String(key(item)) === wanted);
  };
  const from = args.after ? indexOf(args.after) + 1 : 0;
  const end = args.before ? Math.max(from, indexOf(args.before)) : ordered.length;
  const start = args.last ? Math.max(from, end - args.last) : from;
  const stop = args.last ? end : Math.min(end, from + (args.first ?? 0));
  const page = ordered.slice(start, stop);
  const cursors = page.map((item) => cursorOf(key(item)));
  const nodes = page.map(node);
  return {
    nodes,
    edges: nodes.map((value, index) => ({ cursor: cursors[index], node: value })),
    pageInfo: {
      hasNextPage: stop < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

/** Things with a number of their own, which is most of Shopify's. */
export const connectionById = <Item extends { id: number }, Node>(
  items: readonly Item[],
  args: PageArgs,
  node: (item: Item) => Node,
) => connection(items, args, { key: ({ id }) => id, node });

export const count = (number: number) => ({ count: number, precision: "EXACT" });
