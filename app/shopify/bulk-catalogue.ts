/** The catalogue as a bulk query writes it down: products, each followed by its variants, each followed by its levels. */
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import type { LevelNode } from "./inventory.ts";
import { toVariantFacts, type VariantNode } from "./variants.ts";

export const READ_CATALOGUE_IN_BULK = `#graphql
  query ReadCatalogueInBulk {
    products(query: "FILTER") {
      edges {
        node {
          id
          title
          handle
          featuredMedia { preview { image { url } } }
          variants {
            edges {
              node {
                id
                title
                sku
                inventoryPolicy
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

/** Bulk queries take no variables. @param name by which `findBulkOperation` knows it */
export const catalogueQuery = (name: string, filter: string): string =>
  READ_CATALOGUE_IN_BULK.replace("#graphql", "")
    .replace("ReadCatalogueInBulk", name)
    .replace('"FILTER"', () => JSON.stringify(filter))
    .trim();

export type ProductLine = VariantNode["product"];
type Media = VariantNode["media"]["nodes"][number];
type Line = { id: string; __parentId?: string } & Partial<ProductLine & VariantNode & LevelNode & Media>;

/** What a piece of the file holds in full: a variant ends where the next thing begins, or with the file. */
export type CataloguePiece = {
  variants: VariantFacts[];
  /** Products that begin in it. */
  products: number;
  /** How much of the piece this is; the next begins there, with this product. */
  bytes: number;
  product: ProductLine | null;
};

type Growing = { node: VariantNode; levels: LevelNode[] };

/** @param piece.readAt when the operation began */
export async function readCataloguePiece(
  shopDomain: string,
  piece: { bytes: Buffer; last: boolean; product: ProductLine | null; readAt: Date },
): Promise<CataloguePiece> {
  const { bytes, last, readAt } = piece;
  const whole: CataloguePiece = { variants: [], products: 0, bytes: 0, product: piece.product };
  let [growing, product]: [Growing | null, ProductLine | null] = [null, piece.product];
  const end = async (at: number) => {
    if (growing) whole.variants.push(await factsOf(shopDomain, growing, readAt));
    growing = null;
    Object.assign(whole, { bytes: at, product });
  };
  let from = 0;
  for (let to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
    const line = JSON.parse(bytes.toString("utf8", from, to)) as Line;
    if (line.id.includes("/Product/")) {
      await end(from);
      product = { id: line.id, title: line.title ?? "", handle: line.handle ?? "", featuredMedia: line.featuredMedia ?? null };
      whole.products += 1;
      await end(to + 1);
    } else if (line.id.includes("/ProductVariant/")) {
      await end(from);
      growing = { node: variantOf(line, product as ProductLine), levels: [] };
    } else if (growing) take(growing, line);
  }
  if (last) await end(from);
  return whole;
}

const variantOf = (line: Line, product: ProductLine): VariantNode =>
  ({ ...line, product, media: { nodes: [] } }) as unknown as VariantNode;

function take({ node, levels }: Growing, line: Line): void {
  if (line.id.includes("/InventoryLevel/")) levels.push(line as LevelNode);
  else node.media.nodes.push({ preview: line.preview ?? null });
}

function factsOf(shopDomain: string, { node, levels }: Growing, readAt: Date): Promise<VariantFacts> {
  const inventoryLevels = { nodes: levels, pageInfo: { hasNextPage: false, endCursor: null } };
  return toVariantFacts(shopDomain, { ...node, inventoryItem: { ...node.inventoryItem, inventoryLevels } }, readAt);
}
