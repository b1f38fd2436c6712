/** The actions of a file's page: answer its questions, check it again, apply it. */
import { z } from "zod";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { findImport } from "#app/data/imports.ts";
import { inShop } from "#app/data/in-shop.ts";
import { fieldsOf, type ColumnMap } from "#app/domain/import-columns.ts";
import { answerImport } from "#app/flows/stage-import.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { notFound, type OpenShop } from "#app/routes/admin/open-shop.server.ts";

const FORM = z.object({
  intent: z.enum(["apply", "check", "answer"]),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
});
const COLUMN = z.coerce.number().int().min(0).max(200);

export async function changeImport({ shop, actor }: OpenShop, importId: bigint, form: FormData): Promise<ActionAnswer> {
  const request = FORM.safeParse(Object.fromEntries(form));
  if (!request.success) return { ok: false, problem: "Standby does not know this button. Reload the page and try again." };
  const { intent, dateOrder } = request.data;
  const now = new Date();
  return inShop(shop.id, async (tx): Promise<ActionAnswer> => {
    const stored = await findImport(tx, importId);
    if (!stored) throw notFound();
    if (intent === "apply") {
      const started = await startApply(tx, { importId, actor, now });
      return started.ok ? { ok: true, toast: "Applying" } : { ok: false, problem: started.reason };
    }
    const columns = intent === "answer" ? columnsOf(form, fieldsOf(stored.kind)) : undefined;
    const answered = await answerImport(tx, { importId, columns, dateOrder, now });
    return answered.ok ? { ok: true, toast: "Checking" } : { ok: false, problem: answered.reason };
  });
}

/** A field that is not in the form, or says nothing, has no column. */
function columnsOf(form: FormData, fields: readonly string[]): ColumnMap {
  const chosen = fields.flatMap((field) => {
    const text = form.get(`column-${field}`);
    const column = typeof text === "string" && text !== "" ? COLUMN.safeParse(text) : null;
    return column?.success ? [[field, column.data]] : [];
  });
  return Object.fromEntries(chosen) as ColumnMap;
}
