/** The actions of a template's page: save it, copy it, make it the default, put it away. */
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { inShop } from "#app/data/in-shop.ts";
import { readTemplatePage, type TemplatePage } from "#app/data/views/template-page.ts";
import type { TemplateProblems } from "#app/domain/template-problems.ts";
import { archiveTemplate, restoreTemplate } from "#app/flows/archive-template.ts";
import { changeTemplate, type TemplateChanged } from "#app/flows/change-template.ts";
import { duplicateTemplate } from "#app/flows/duplicate-template.ts";
import { makeDefaultTemplate } from "#app/flows/make-default-template.ts";
import { countOf } from "#app/lib/format-instant.ts";
import { notFound, type OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { toValues, unpackForm } from "./template-form.ts";

const REQUEST = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save"),
    version: z.string(),
    template: z.string().max(100_000),
    assignments: z.enum(["update", "keep"]).optional(),
  }),
  z.object({ intent: z.enum(["duplicate", "make-default", "archive", "restore"]) }),
]);

export type TemplateAnswer =
  /** `kept`: variants that could not take the new threshold, each with the reason. */
  | { ok: true; toast: string; kept?: { title: string; reason: string }[] }
  | { ok: false; problems: TemplateProblems }
  /** So many assignments carry old values: ask what becomes of them, then save again. */
  | { ok: false; ask: number }
  | { ok: false; problem: string };

const NOT_UNDERSTOOD = "This request was not understood. Reload the page and try again.";

/** @throws Response 404 for a template that is not this shop's; a redirect to the copy of a duplicated one */
export async function actOnTemplate(open: OpenShop, templateId: bigint, form: FormData): Promise<TemplateAnswer> {
  const page = await inShop(open.shop.id, (tx) => readTemplatePage(tx, templateId));
  if (!page) throw notFound();
  const request = REQUEST.safeParse(Object.fromEntries(form));
  if (!request.success) return { ok: false, problem: NOT_UNDERSTOOD };
  if (request.data.intent === "save") return save(open, page, request.data);
  if (request.data.intent === "duplicate") throw redirect(`/app/templates/${await duplicate(open, templateId)}`);
  return carryOut(open, templateId, request.data.intent);
}

type SaveRequest = Extract<z.infer<typeof REQUEST>, { intent: "save" }>;

async function save({ shop, actor }: OpenShop, page: TemplatePage, request: SaveRequest): Promise<TemplateAnswer> {
  const read = toValues(unpackForm(request.template), shop);
  if (!read.ok) return read;
  const { version, assignments } = request;
  const input = { templateId: BigInt(page.templateId), version, values: read.values, assignments, actor, now: new Date() };
  return toAnswer(await inShop(shop.id, (tx) => changeTemplate(tx, input)));
}

function toAnswer(changed: TemplateChanged): TemplateAnswer {
  if (!changed.ok) return "reason" in changed ? { ok: false, problem: changed.reason } : changed;
  const variants = countOf(changed.updated || changed.later, "variant", "variants");
  const end = changed.later > 0 ? `, ${variants} follow in the background` : changed.updated > 0 ? `, ${variants} updated` : "";
  const kept = changed.refused.map(({ title, reason }) => ({ title, reason }));
  return { ok: true, toast: `Template saved${end}`, kept };
}

async function duplicate({ shop, actor }: OpenShop, templateId: bigint): Promise<bigint> {
  const id = await inShop(shop.id, (tx) => duplicateTemplate(tx, { templateId, actor, now: new Date() }));
  if (id === null) throw notFound();
  return id;
}

const VERBS = {
  "make-default": { flow: makeDefaultTemplate, toast: "Default template changed" },
  archive: { flow: archiveTemplate, toast: "Template archived" },
  restore: { flow: restoreTemplate, toast: "Template brought back" },
};

async function carryOut({ shop, actor }: OpenShop, templateId: bigint, intent: keyof typeof VERBS): Promise<TemplateAnswer> {
  const { flow, toast } = VERBS[intent];
  const done = await inShop(shop.id, (tx) => flow(tx, { templateId, actor, now: new Date() }));
  return done.ok ? { ok: true, toast } : { ok: false, problem: done.reason };
}
