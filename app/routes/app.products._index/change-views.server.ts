/** Views that a merchant keeps of the Products page: made, changed in place, renamed, deleted. */
import type { ShopTx } from "#app/data/in-shop.ts";
import * as views from "#app/data/product-views.ts";
import { viewAddress } from "#app/domain/products-filter.ts";
import type { ProductsAnswer, Selected } from "./change-products.server.ts";
import type { ProductsRequest } from "./products-form.server.ts";

type ViewsRequest = Exclude<ProductsRequest, Selected>;

export const BAD_VIEW_NAME = "Enter a name of at most 40 characters.";
const NAME_TAKEN = "You have a view of this name already. Choose another one.";
const TOO_MANY = `You can keep ${views.MOST_VIEWS} views. Delete one that you no longer use.`;
const STANDARD = "This view comes with Standby and stays as it is. Save your filters as a new view.";
const GONE = "This view was deleted in the meantime. You can save your filters as a new view.";
const CHANGED = "This view was changed in the meantime, by you or a colleague. Save again to replace it with your filters.";

export async function changeViews(tx: ShopTx, request: ViewsRequest): Promise<ProductsAnswer> {
  if (request.intent === "add-view") return add(tx, request);
  if (request.intent === "update-view") return update(tx, request);
  const id = BigInt(request.viewId);
  if (request.intent === "remove-view") {
    await views.removeProductView(tx, id);
    return { ok: true, toast: "View deleted" };
  }
  const renamed = await views.renameProductView(tx, id, request.name);
  if (renamed === "renamed") return { ok: true, toast: "View renamed" };
  return { ok: false, problem: renamed === "gone" ? GONE : NAME_TAKEN };
}

async function add(tx: ShopTx, { name, filters }: Extract<ViewsRequest, { intent: "add-view" }>): Promise<ProductsAnswer> {
  if ((await views.listProductViews(tx)).length >= views.MOST_VIEWS) return { ok: false, problem: TOO_MANY };
  const id = await views.addProductView(tx, { name, filters: toKept(filters) });
  return id === null ? { ok: false, problem: NAME_TAKEN } : { ok: true, toast: "View saved", viewId: String(id) };
}

async function update(tx: ShopTx, request: Extract<ViewsRequest, { intent: "update-view" }>): Promise<ProductsAnswer> {
  if (!/^\d{1,18}$/.test(request.viewId)) return { ok: false, problem: STANDARD };
  const filters = { filters: toKept(request.filters), was: toKept(request.was) };
  const updated = await views.updateProductView(tx, BigInt(request.viewId), filters);
  if (updated === "updated") return { ok: true, toast: "View saved" };
  return { ok: false, problem: updated === "gone" ? GONE : CHANGED };
}

const toKept = (filters: string) => viewAddress(new URLSearchParams(filters));
