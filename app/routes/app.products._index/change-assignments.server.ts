/** The actions of the Products page: assign what was picked, unassign what was selected. */
import { z } from "zod";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findDefaultTemplate } from "#app/data/templates.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { readVariants } from "#app/shopify/variants.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { shopifyProblem } from "#app/routes/admin/shopify-problem.server.ts";

const MOST_AT_ONCE = 500;
const NO_IDS = "Pick at least one product.";
const TOO_MANY = `Pick at most ${MOST_AT_ONCE} at once, and the others after that.`;
const isTooMany = (issue: { code: string }) => issue.code === "too_big";

/** Ids of one kind, joined by commas; a GID of another kind of thing is no id. */
const ids = (type: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(
      z
        .array(z.string().regex(new RegExp(`^(gid://shopify/${type}/)?[0-9]{1,19}$`)))
        .max(MOST_AT_ONCE)
        .transform((list) => list.map(toShopifyId)),
    );

const FORM = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("assign"),
    scope: z.enum(["products", "variants"]),
    productIds: ids("Product"),
    variantIds: ids("ProductVariant"),
  }),
  z.object({
    intent: z.literal("unassign"),
    variantIds: ids("ProductVariant"),
    afterwards: z.enum(["restore", "disable-purchase"]).default("restore"),
  }),
]);

export type Refused = { variantId: string; title: string; reason: string };
export type AssignAnswer = { ok: true; toast: string; assigned: number; refused: Refused[] } | { ok: false; problem: string };

export async function changeAssignments(open: OpenShop, form: FormData): Promise<AssignAnswer | ActionAnswer> {
  const request = FORM.safeParse(Object.fromEntries(form));
  if (!request.success) return { ok: false, problem: request.error.issues.some(isTooMany) ? TOO_MANY : NO_IDS };
  return request.data.intent === "assign" ? assign(open, request.data) : unassign(open, request.data);
}

type AssignRequest = Extract<z.infer<typeof FORM>, { intent: "assign" }>;
type UnassignRequest = Extract<z.infer<typeof FORM>, { intent: "unassign" }>;

async function assign({ shop, actor }: OpenShop, request: AssignRequest): Promise<AssignAnswer> {
  const picked = request.scope === "products" ? { productIds: request.productIds } : { variantIds: request.variantIds };
  if (Object.values(picked).every((list) => list.length === 0)) return { ok: false, problem: NO_IDS };
  try {
    const variants = await readVariants(shop.domain, picked);
    const result = await inShop(shop.id, async (tx) => {
      const template = await findDefaultTemplate(tx);
      return template && assignVariants(tx, { variants, templateId: template.id, actor, now: new Date() });
    });
    if (!result) return { ok: false, problem: "Your default template is still being made. Try again in a moment." };
    const refused = result.refused.map((one) => ({ ...one, variantId: String(one.variantId) }));
    return { ok: true, toast: `${countOf(result.assigned, "variant", "variants")} assigned`, assigned: result.assigned, refused };
  } catch (error) {
    return { ok: false, problem: shopifyProblem(error) };
  }
}

async function unassign({ shop, actor }: OpenShop, { variantIds, afterwards }: UnassignRequest): Promise<ActionAnswer> {
  if (variantIds.length === 0) return { ok: false, problem: "Select at least one variant." };
  const now = new Date();
  const { unassigned } = await inShop(shop.id, (tx) => unassignVariants(tx, { variantIds, afterwards, actor, now }));
  return { ok: true, toast: `${countOf(unassigned, "variant", "variants")} unassigned` };
}
