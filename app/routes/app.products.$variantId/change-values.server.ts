/** Saves a variant's dates and limits, or says field by field what is wrong. */
import { findAssignment } from "#app/data/assignments.ts";
import { inShop } from "#app/data/in-shop.ts";
import type { OfferValueProblems } from "#app/domain/offer-values.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { notFound, type OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { valuesSchema, type ValuesAnswer } from "./values-form.ts";

const LOOK_BELOW = "Some values need another look.";

export async function changeValues({ shop, actor }: OpenShop, variantId: bigint, form: FormData): Promise<ValuesAnswer> {
  const read = valuesSchema(shop.timeZone).safeParse(Object.fromEntries(form));
  if (!read.success) {
    const problems: OfferValueProblems = {};
    for (const { path, message } of read.error.issues) problems[path[0] as keyof OfferValueProblems] ??= message;
    return { ok: false, problem: LOOK_BELOW, problems };
  }
  return inShop(shop.id, async (tx): Promise<ValuesAnswer> => {
    if (!(await findAssignment(tx, variantId))) throw notFound();
    const changed = await changeOfferValues(tx, { variantId, values: read.data, actor, now: new Date() });
    if (changed.ok) return { ok: true, toast: "Saved" };
    return { ok: false, problem: changed.reason ?? LOOK_BELOW, problems: changed.problems };
  });
}
