/** What came of telling Shopify of a template's plan: the row, and the history when there is news for the merchant. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { savePlan, type PlanChange, type PlannedTemplate } from "#app/data/selling-plans.ts";

/** The same problem again is no news. */
export async function saveSellingPlan(
  tx: ShopTx,
  { template, change, now }: { template: PlannedTemplate; change: PlanChange; now: Date },
): Promise<void> {
  const before = template.plan?.problem ?? null;
  await savePlan(tx, template.templateId, change);
  if (change.problem === undefined || change.problem === before) return;
  const name = change.problem === null ? "selling-plan-accepted" : "selling-plan-refused";
  await recordEvent(tx, { name, actor: "Shopify", detail: { template: template.name, reason: change.problem }, at: now });
}
