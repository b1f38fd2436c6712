/** Assigns a few products or variants while the merchant waits: read from Shopify, then taken on. */
import { inShop } from "#app/data/in-shop.ts";
import { findDefaultTemplate } from "#app/data/templates.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { readVariants } from "#app/shopify/variants.ts";
import type { OpenShop } from "./open-shop.server.ts";
import { shopifyProblem } from "./shopify-problem.server.ts";

/** `found` counts the variants that Shopify has in this shop. */
export type AssignedAtOnce =
  { ok: true; found: number; assigned: number; refused: { title: string; reason: string }[] } | { ok: false; problem: string };

const NO_TEMPLATE = "Your default template is still being made. Try again in a moment.";

/** @param templateId the default one when left out */
export async function assignAtOnce(
  { shop, actor }: OpenShop,
  picked: { productIds?: bigint[]; variantIds?: bigint[] },
  templateId?: string | bigint,
): Promise<AssignedAtOnce> {
  try {
    const variants = await readVariants(shop.domain, picked);
    const result = await inShop(shop.id, async (tx) => {
      const chosen = templateId ?? (await findDefaultTemplate(tx))?.id;
      return chosen && assignVariants(tx, { variants, templateId: BigInt(chosen), actor, now: new Date() });
    });
    if (!result) return { ok: false, problem: NO_TEMPLATE };
    const refused = result.refused.map(({ title, reason }) => ({ title, reason }));
    return { ok: true, found: variants.length, assigned: result.assigned, refused };
  } catch (error) {
    return { ok: false, problem: shopifyProblem(error) };
  }
}
