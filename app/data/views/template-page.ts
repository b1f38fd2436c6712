/** A template as its page edits it, and what is known around it. */
import { countUsers } from "#app/data/carried-values.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { listRuns, type Run } from "#app/data/runs.ts";
import { findTemplate, valuesOf } from "#app/data/templates.ts";
import type { TemplateValues } from "#app/domain/template-values.ts";

export type TemplatePage = {
  templateId: string;
  /** Changes with every change. */
  version: string;
  isDefault: boolean;
  isArchived: boolean;
  usedBy: number;
  values: TemplateValues;
  /** Of the shop's other templates. */
  takenNames: string[];
};

/** @returns null when there is none in this shop */
export async function readTemplatePage(tx: ShopTx, id: bigint): Promise<TemplatePage | null> {
  const template = await findTemplate(tx, id);
  if (!template) return null;
  return {
    templateId: String(template.id),
    version: template.updatedAt.toISOString(),
    isDefault: template.isDefault,
    isArchived: template.archivedAt !== null,
    usedBy: await countUsers(tx, id),
    values: valuesOf(template),
    takenNames: await readTemplateNames(tx, id),
  };
}

/** Of all templates of the shop, archived ones included, but one. */
export async function readTemplateNames(tx: ShopTx, butId = 0n): Promise<string[]> {
  const templates = await tx.template.findMany({ where: { shopId: tx.shopId, id: { not: butId } }, select: { name: true } });
  return templates.map(({ name }) => name);
}

const RUNS_LOOKED_AT = 20;

/** The newest run that updates variants from this template, while it runs or once it has failed. */
export async function findTemplateRun(tx: ShopTx, id: bigint): Promise<Run | null> {
  const runs = await listRuns(tx, ["update-from-template"], RUNS_LOOKED_AT);
  const newest = runs.find((run) => (run.input as { templateId?: string }).templateId === String(id));
  return newest && (newest.state === "running" || newest.state === "failed") ? newest : null;
}
