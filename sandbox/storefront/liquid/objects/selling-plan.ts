/** Selling plans as templates see them: as in the product's JSON, and which of them the page has chosen. */
import type { SellingPlanGroup } from "#sandbox/store/state.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { groupJson } from "#sandbox/storefront/selling-plans.ts";

export function planGroup(runtime: Runtime, group: SellingPlanGroup) {
  const chosen = runtime.request.query.get("selling_plan");
  const json = groupJson(group);
  const plans = json.selling_plans.map((plan) => ({ ...plan, group_id: json.id, selected: String(plan.id) === chosen }));
  const selected = plans.find((plan) => plan.selected);
  return {
    ...json,
    selling_plans: plans,
    selling_plan_selected: selected !== undefined,
    options: json.options.map((option, index) => ({ ...option, selected_value: selected?.options[index]?.value ?? null })),
  };
}
