/** Begins a large assignment: it goes on in the background, page by page. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Run } from "#app/data/runs.ts";
import { findDefaultTemplate, findTemplate } from "#app/data/templates.ts";
import type { AssignSelection } from "#app/domain/assign-selection.ts";
import { startRun } from "./start-run.ts";

export type StartAssignInput = {
  selection: AssignSelection;
  /** The default one when left out. */
  templateId?: bigint;
  /** What is assigned, as the progress bar calls it: "Assign all products". */
  title: string;
  actor: string;
  now: Date;
};

export type AssignStarted = { ok: true; run: Run } | { ok: false; reason: string };

const NO_DEFAULT = "Your default template is still being made. Try again in a moment.";
const NO_TEMPLATE = "This template no longer exists, or it is archived. Choose another one and try again.";

export async function startAssignRun(tx: ShopTx, input: StartAssignInput): Promise<AssignStarted> {
  const { selection, templateId, title, actor, now } = input;
  const template = await (templateId === undefined ? findDefaultTemplate(tx) : findTemplate(tx, templateId));
  if (!template || template.archivedAt) return { ok: false, reason: templateId === undefined ? NO_DEFAULT : NO_TEMPLATE };
  const run = await startRun(tx, {
    kind: "assign",
    title: `${title} with template “${template.name}”`,
    input: { selection, templateId: String(template.id) },
    actor,
    now,
  });
  return { ok: true, run };
}
