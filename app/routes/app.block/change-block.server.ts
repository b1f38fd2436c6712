/** What is done from the block: assign, choose by hand, change the template. */
import { inShop } from "#app/data/in-shop.ts";
import { listBlockVariants, type BlockPage } from "#app/data/views/admin-block.ts";
import type { BlockDone, BlockRequest } from "#app/domain/admin-block.ts";
import type { VariantChange } from "#app/domain/variant-change.ts";
import { changeVariants } from "#app/flows/change-variants.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { assignAtOnce } from "#app/routes/admin/assign-at-once.server.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { shopifyProblem } from "#app/routes/admin/shopify-problem.server.ts";
import { readProductId, readVariantIds } from "#app/shopify/products.ts";

/** Of one product; more are assigned in the background. */
const MOST_AT_ONCE = 50;

type Outcome = BlockDone | { problem: string } | "not-found";

/** @returns "not-found" for what this shop does not have, another shop's included, and for what is not assigned */
export async function changeBlock(open: OpenShop, page: BlockPage, request: BlockRequest): Promise<Outcome> {
  if (request.intent === "assign") return assign(open, page, request);
  if (request.intent === "template") return change(open, page, { what: "template", templateId: request.templateId });
  return change(open, page, { what: request.intent });
}

async function change({ shop, actor }: OpenShop, page: BlockPage, what: VariantChange): Promise<Outcome> {
  return inShop(shop.id, async (tx) => {
    const variantIds = await listBlockVariants(tx, page);
    if (variantIds.length === 0) return "not-found";
    const outcome = await changeVariants(tx, { variantIds, change: what, actor, now: new Date() });
    if (!outcome.ok) return { problem: outcome.reason };
    return { changed: outcome.changed, refused: outcome.refused.map(({ title, reason }) => ({ title, reason })) };
  });
}

type Assign = Extract<BlockRequest, { intent: "assign" }>;

async function assign(open: OpenShop, page: BlockPage, { templateId, onlyThis }: Assign): Promise<Outcome> {
  const chosen = await chooseVariants(open, page, onlyThis);
  if ("problem" in chosen) return chosen;
  if (chosen.productId !== null && chosen.variantIds.length > MOST_AT_ONCE) {
    return assignLater(open, chosen.productId, templateId, chosen.variantIds.length);
  }
  const result = await assignAtOnce(open, { variantIds: chosen.variantIds }, templateId);
  if (!result.ok) return { problem: result.problem };
  return result.found === 0 ? "not-found" : { changed: result.assigned, refused: result.refused };
}

type Chosen = { productId: bigint | null; variantIds: bigint[] };

/** The variants to assign; none when Shopify does not have the product in this shop. */
async function chooseVariants({ shop }: OpenShop, page: BlockPage, onlyThis: boolean): Promise<Chosen | { problem: string }> {
  if ("variantId" in page && onlyThis) return { productId: null, variantIds: [page.variantId] };
  try {
    const productId = "productId" in page ? page.productId : await readProductId(shop.domain, page.variantId);
    return { productId, variantIds: productId === null ? [] : await readVariantIds(shop.domain, productId) };
  } catch (error) {
    return { problem: shopifyProblem(error) };
  }
}

async function assignLater({ shop, actor }: OpenShop, productId: bigint, templateId: string, count: number): Promise<Outcome> {
  const started = await inShop(shop.id, (tx) =>
    startAssignRun(tx, {
      selection: { from: "product-ids", productIds: [String(productId)] },
      title: `Assign ${count} variants of a product`,
      templateId: BigInt(templateId),
      actor,
      now: new Date(),
    }),
  );
  return started.ok ? { changed: null, refused: [] } : { problem: started.reason };
}
