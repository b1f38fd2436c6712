/** Saves a variant's own values all together, or says field by field what is wrong. */
import { findAssignment } from "#app/data/assignments.ts";
import { inShop } from "#app/data/in-shop.ts";
import { switchConditionProblem } from "#app/domain/switch-condition.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { changeSwitchCondition } from "#app/flows/change-switch-condition.ts";
import { notFound, type OpenShop } from "#app/routes/admin/open-shop.server.ts";
import type { FieldProblems, ValuesAnswer } from "./values-form.ts";
import { valuesSchema } from "./values-schema.server.ts";

const LOOK_BELOW = "Some values need another look.";

export async function changeValues({ shop, actor }: OpenShop, variantId: bigint, form: FormData): Promise<ValuesAnswer> {
  const read = valuesSchema(shop.timeZone).safeParse(Object.fromEntries(form));
  if (!read.success) {
    const problems: FieldProblems = {};
    for (const { path, message } of read.error.issues) problems[path[0] as keyof FieldProblems] ??= message;
    return { ok: false, problem: LOOK_BELOW, problems };
  }
  const { switchCondition, ...values } = read.data;
  const outOfRange = switchCondition === null ? null : switchConditionProblem(switchCondition);
  if (outOfRange) return { ok: false, problem: LOOK_BELOW, problems: { switchCondition: outOfRange } };
  return inShop(shop.id, async (tx): Promise<ValuesAnswer> => {
    if (!(await findAssignment(tx, variantId))) throw notFound();
    const now = new Date();
    const changed = await changeOfferValues(tx, { variantId, values, switchCondition, actor, now });
    if (!changed.ok) return { ok: false, problem: changed.reason ?? LOOK_BELOW, problems: changed.problems };
    await changeSwitchCondition(tx, { units: switchCondition, of: { variantId }, actor, now });
    return { ok: true, toast: "Saved" };
  });
}
