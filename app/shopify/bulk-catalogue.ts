/** The catalogue as a bulk query writes it down: products, each followed by its variants, each followed by its levels. */
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { VariantReading } from "#app/domain/variant-reading.ts";
import { readResult } from "./bulk-files.ts";
import { findBulkOperation, startBulkQuery } from "./bulk-operations.ts";
import type { LevelNode } from "./inventory.ts";
import { toVariantFacts, type VariantNode } from "./variants.ts";

const PIECE_BYTES = 256_000;

export const READ_CATALOGUE_IN_BULK = `#graphql
  query ReadCatalogueInBulk {
    products(query: "FILTER") {
      edges {
        node {
          id
          title
          handle
          vendor
          updatedAt
          status
          publishedAt
          featuredMedia { preview { image { url } } }
          variants {
            edges {
              node {
                id
                title
                sku
                inventoryPolicy
                metafield(namespace: "$app", key: "offer") { value }
                sellingPlanGroups { edges { node { id } } }
                media { edges { node { id preview { image { url } } } } }
                inventoryItem {
                  id
                  tracked
                  inventoryLevels {
                    edges {
                      node {
                        id
                        updatedAt
                        location { id name isActive fulfillsOnlineOrders }
                        quantities(names: ["available"]) { name quantity }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

const PLAN_GROUPS = "sellingPlanGroups { edges { node { id } } }";

/** `name`: by which `findBulkOperation` knows it. `withPlans`: where Shopify lets us see them. */
export type CatalogueQuery = { name: string; filter?: string; withPlans?: boolean };

/** Bulk queries take no variables. */
export const catalogueQuery = ({ name, filter = "", withPlans = false }: CatalogueQuery): string =>
  READ_CATALOGUE_IN_BULK.replace("#graphql", "")
    .replace("ReadCatalogueInBulk", name)
    .replace(PLAN_GROUPS, withPlans ? PLAN_GROUPS : "")
    .replace('"FILTER"', () => JSON.stringify(filter))
    .trim();

export type ProductLine = VariantNode["product"] & { updatedAt: string };
/** `planGroupIds`: of those that were asked for; none without plans. */
export type CatalogueVariant = VariantReading & { planGroupIds: bigint[] };
type Media = VariantNode["media"]["nodes"][number];
type Metafield = { metafield: { value: string } | null };
type Line = { id: string; __parentId?: string } & Partial<ProductLine & VariantNode & Metafield & LevelNode & Media>;

/** What a piece of the file holds in full: a variant ends where the next thing begins, or with the file. */
export type CataloguePiece = {
  variants: CatalogueVariant[];
  /** Products that begin in it. */
  products: number;
  /** How much of the piece this is; the next begins there, with this product. */
  bytes: number;
  product: ProductLine | null;
};

/** Looks for the query first: a worker may have died after starting it. @returns its id; null when Shopify takes no such query */
export async function startCatalogueQuery(shopDomain: string, query: CatalogueQuery): Promise<bigint | "busy" | null> {
  const known = await findBulkOperation(shopDomain, "query", query.name);
  if (known !== null) return known;
  const started = await startBulkQuery(shopDomain, catalogueQuery(query));
  if (started.state === "busy") return "busy";
  return started.state === "started" ? started.operationId : null;
}

/** How far a file was taken in: bytes, and the product that the next variants belong to. */
export type CataloguePlace = { taken: number; product: ProductLine | null; readAt: string };

/** At least one variant or product, or the end; null when the file is gone. */
export async function readNextPiece(
  shopDomain: string,
  url: string | null,
  place: CataloguePlace,
): Promise<(CataloguePiece & { ended: boolean }) | null> {
  const nothing = { variants: [], products: 0, bytes: 0, product: null, ended: true };
  if (!url) return nothing;
  for (let length = PIECE_BYTES; ; length *= 2) {
    const read = await readResult(url, place.taken, length);
    if (!read) return null;
    const piece = await readCataloguePiece(shopDomain, { ...read, product: place.product, readAt: new Date(place.readAt) });
    if (piece.bytes > 0) return { ...piece, ended: false };
    if (read.last) return nothing;
  }
}

type Growing = { node: VariantNode & Metafield; levels: LevelNode[]; planGroupIds: bigint[] };

/** @param piece.readAt when the operation began */
export async function readCataloguePiece(
  shopDomain: string,
  piece: { bytes: Buffer; last: boolean; product: ProductLine | null; readAt: Date },
): Promise<CataloguePiece> {
  const { bytes, last, readAt } = piece;
  const whole: CataloguePiece = { variants: [], products: 0, bytes: 0, product: piece.product };
  let [growing, product]: [Growing | null, ProductLine | null] = [null, piece.product];
  const end = async (at: number) => {
    if (growing) whole.variants.push(await readingOf(shopDomain, growing, readAt));
    growing = null;
    Object.assign(whole, { bytes: at, product });
  };
  let from = 0;
  for (let to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
    const line = JSON.parse(bytes.toString("utf8", from, to)) as Line;
    if (line.id.includes("/Product/")) {
      await end(from);
      product = productOf(line);
      whole.products += 1;
      await end(to + 1);
    } else if (line.id.includes("/ProductVariant/")) {
      await end(from);
      growing = { node: variantOf(line, product as ProductLine), levels: [], planGroupIds: [] };
    } else if (growing) take(growing, line);
  }
  if (last) await end(from);
  return whole;
}

const productOf = ({ id, title = "", handle = "", vendor = null, featuredMedia = null, ...line }: Line): ProductLine => {
  const { updatedAt = "", status = "", publishedAt = null } = line;
  return { id, title, handle, vendor, featuredMedia, updatedAt, status, publishedAt };
};

const variantOf = (line: Line, product: ProductLine): Growing["node"] =>
  ({ ...line, product, media: { nodes: [] } }) as unknown as Growing["node"];

function take({ node, levels, planGroupIds }: Growing, line: Line): void {
  if (line.id.includes("/InventoryLevel/")) levels.push(line as LevelNode);
  else if (line.id.includes("/SellingPlanGroup/")) planGroupIds.push(toShopifyId(line.id));
  else node.media.nodes.push({ preview: line.preview ?? null });
}

async function readingOf(shopDomain: string, growing: Growing, readAt: Date): Promise<CatalogueVariant> {
  const { node, levels, planGroupIds } = growing;
  const inventoryLevels = { nodes: levels, pageInfo: { hasNextPage: false, endCursor: null } };
  const whole = { ...node, inventoryItem: { ...node.inventoryItem, inventoryLevels } };
  return {
    facts: await toVariantFacts(shopDomain, whole, readAt),
    productUpdatedAt: new Date((node.product as ProductLine).updatedAt),
    metafield: node.metafield?.value ?? null,
    planGroupIds,
  };
}
