/** Assigning from the Products page: a few picked products at once, everything larger in the background. */
import { inShop } from "#app/data/in-shop.ts";
import * as select from "#app/domain/assign-selection.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { assignAtOnce } from "#app/routes/admin/assign-at-once.server.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";
import type { ProductsAnswer } from "./change-products.server.ts";
import { ASSIGN_FORM, MOST_PICKED, type AssignRequest } from "./products-form.server.ts";

/** So few are read from Shopify while the merchant waits. */
const MOST_AT_ONCE = 20;
const NO_IDS = "Pick at least one product.";
const NO_TEXT = "Enter what to look for.";
const TOO_MANY = `Pick at most ${MOST_PICKED} at once, or assign by collection, tag or vendor.`;

export async function assignProducts(open: OpenShop, form: FormData): Promise<ProductsAnswer> {
  const read = ASSIGN_FORM.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, problem: problemOf(read.error.issues) };
  const request = read.data;
  const picked = "productIds" in request ? request.productIds : "variantIds" in request ? request.variantIds : null;
  if (picked?.length === 0 || ("collectionId" in request && request.collectionId.length !== 1)) {
    return { ok: false, problem: NO_IDS };
  }
  if (picked && picked.length <= MOST_AT_ONCE) return assignPicked(open, request, picked);
  const { title, selection } = plan(request);
  const { shop, actor } = open;
  const input = { selection, title, actor, now: new Date(), ...(request.templateId && { templateId: request.templateId }) };
  const started = await inShop(shop.id, (tx) => startAssignRun(tx, input));
  return started.ok ? { ok: true, toast: "Standby is assigning" } : { ok: false, problem: started.reason };
}

function problemOf(issues: { code: string; path: PropertyKey[] }[]): string {
  if (issues.some(({ code }) => code === "too_big")) return TOO_MANY;
  return issues.some(({ path }) => ["query", "tag", "vendor"].includes(String(path[0]))) ? NO_TEXT : NO_IDS;
}

function plan(request: AssignRequest): { title: string; selection: select.AssignSelection } {
  if (request.scope === "everything") return { title: "Assign all products", selection: select.everything() };
  if (request.scope === "tag")
    return { title: `Assign products tagged “${request.tag}”`, selection: select.withTag(request.tag) };
  if (request.scope === "vendor") {
    return { title: `Assign products of ${request.vendor}`, selection: select.ofVendor(request.vendor) };
  }
  if (request.scope === "collection") {
    const [id = 0n] = request.collectionId;
    return { title: `Assign collection “${request.title}”`, selection: select.inCollection(id) };
  }
  if (request.scope === "search") {
    const { query, siblings } = request;
    return { title: `Assign products found by “${query}”`, selection: select.found(query, siblings !== "no") };
  }
  if (request.scope === "variants") {
    const variantIds = request.variantIds.map(String);
    return {
      title: `Assign ${countOf(variantIds.length, "variant", "variants")}`,
      selection: { from: "variant-ids", variantIds },
    };
  }
  const productIds = request.productIds.map(String);
  return { title: `Assign ${countOf(productIds.length, "product", "products")}`, selection: { from: "product-ids", productIds } };
}

async function assignPicked(open: OpenShop, request: AssignRequest, picked: bigint[]): Promise<ProductsAnswer> {
  const choice = request.scope === "products" ? { productIds: picked } : { variantIds: picked };
  const result = await assignAtOnce(open, choice, request.templateId);
  if (!result.ok) return result;
  return { ok: true, toast: `${countOf(result.assigned, "variant", "variants")} assigned`, refused: result.refused };
}
