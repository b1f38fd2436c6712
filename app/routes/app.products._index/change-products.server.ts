/** The actions of the Products page: few variants at once, many in the background; and the views merchants keep. */
import { inShop } from "#app/data/in-shop.ts";
import { usualAfterwards } from "#app/data/shops.ts";
import { countFiltered } from "#app/data/views/products-filter-sql.ts";
import { readProductsFilter } from "#app/domain/products-filter.ts";
import type { RunKind } from "#app/domain/run.ts";
import { valuesProblem, type EditedValues, type VariantChange, type VariantSelection } from "#app/domain/variant-change.ts";
import { changeVariants } from "#app/flows/change-variants.ts";
import { startRun } from "#app/flows/start-run.ts";
import { countOf } from "#app/lib/format-instant.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { assignProducts } from "./assign-products.server.ts";
import { BAD_VIEW_NAME, changeViews } from "./change-views.server.ts";
import { PRODUCTS_FORM, type ProductsRequest } from "./products-form.server.ts";

export type ProductsAnswer =
  | { ok: true; toast: string; refused?: { title: string; reason: string }[]; viewId?: string }
  | { ok: false; problem: string; field?: string };

const NONE = "Select at least one variant.";
const UNKNOWN = "Standby does not know this request. Reload the page and try again.";

export async function changeProducts(open: OpenShop, form: FormData): Promise<ProductsAnswer> {
  if (form.get("intent") === "assign") return assignProducts(open, form);
  const read = PRODUCTS_FORM.safeParse(Object.fromEntries(form));
  if (!read.success)
    return { ok: false, problem: read.error.issues.some(({ path }) => path[0] === "name") ? BAD_VIEW_NAME : UNKNOWN };
  const request = read.data;
  if ("variantIds" in request) return changeSelected(open, request);
  return inShop(open.shop.id, (tx) => changeViews(tx, request));
}

export type Selected = Extract<ProductsRequest, { variantIds: bigint[] }>;

async function changeSelected(open: OpenShop, request: Selected): Promise<ProductsAnswer> {
  if (request.all === undefined && request.variantIds.length === 0) return { ok: false, problem: NONE };
  if (request.intent === "unassign") return startSelected(open, request, "unassign", "Unassign", unassignInput(open, request));
  const change = changeOf(request);
  const problem = change.what === "values" ? problemWith(open, change.values) : null;
  if (problem) return problem;
  if (request.all !== undefined) return startSelected(open, request, "change", "Change", { change });
  const { shop, actor } = open;
  const input = { variantIds: request.variantIds, change, actor, now: new Date() };
  const outcome = await inShop(shop.id, (tx) => changeVariants(tx, input));
  if (!outcome.ok) return { ok: false, problem: outcome.reason };
  const [only] = outcome.refused;
  if (change.what === "values" && only && request.variantIds.length === 1) {
    const [field] = Object.keys(change.values) as (keyof EditedValues)[];
    return { ok: false, ...(field && { field }), problem: only.reason };
  }
  return { ok: true, toast: `${countOf(outcome.changed, "variant", "variants")} changed`, refused: toShown(outcome.refused) };
}

const toShown = (refused: { title: string; reason: string }[]) => refused.map(({ title, reason }) => ({ title, reason }));

const unassignInput = ({ shop }: OpenShop, { afterwards }: Extract<Selected, { intent: "unassign" }>) => ({
  afterwards: afterwards ?? usualAfterwards(shop),
});

function changeOf(request: Exclude<Selected, { intent: "unassign" }>): VariantChange {
  if (request.intent === "change") return { what: request.what };
  if (request.intent === "template") return { what: "template", templateId: request.templateId };
  const { thresholdUnits, incomingUnits, backInStockOn } = request;
  const values: EditedValues = {};
  if (thresholdUnits !== undefined) values.thresholdUnits = unitsOf(thresholdUnits);
  if (incomingUnits !== undefined) values.incomingUnits = unitsOf(incomingUnits);
  if (backInStockOn !== undefined) values.backInStockOn = backInStockOn || null;
  return { what: "values", values };
}

const unitsOf = (text: string) => (text === "" ? null : Number(text));

function problemWith({ shop }: OpenShop, values: EditedValues): ProductsAnswer | null {
  if (Object.keys(values).length === 0) return { ok: false, problem: "Choose at least one value to change." };
  const todayOn = new Intl.DateTimeFormat("en-CA", { timeZone: shop.timeZone }).format(new Date());
  const problem = valuesProblem(values, todayOn);
  return problem && { ok: false, ...problem };
}

async function startSelected(
  { shop, actor }: OpenShop,
  { variantIds, all }: Selected,
  kind: RunKind,
  verb: string,
  rest: object,
): Promise<ProductsAnswer> {
  return inShop(shop.id, async (tx) => {
    const filter = all === undefined ? null : readProductsFilter(new URLSearchParams(all));
    const selection: VariantSelection = filter ? { filter } : { variantIds: variantIds.map(String) };
    const totalItems = filter ? await countFiltered(tx, filter) : variantIds.length;
    if (totalItems === 0) return { ok: false, problem: NONE };
    const title = `${verb} ${countOf(totalItems, "variant", "variants")}`;
    const input = JSON.parse(JSON.stringify({ selection, ...rest }));
    await startRun(tx, { kind, title, totalItems, input, actor, now: new Date() });
    return { ok: true, toast: "Standby is working on it" };
  });
}
