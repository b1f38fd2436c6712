/** A run as JSON, for the progress bar: how far it is; and the merchant's cancel and resume. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findRun } from "#app/data/runs.ts";
import { cancelRun } from "#app/flows/cancel-run.ts";
import { resumeRun } from "#app/flows/resume-run.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";
import { showRun } from "#app/routes/admin/show-run.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const run = await inShop(shop.id, (tx) => findRun(tx, idOf(params.runId)));
  if (!run) throw notFound();
  return json(showRun(run));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await openShop(request);
  const runId = idOf(params.runId);
  const intent = (await request.formData()).get("intent");
  const answer = await inShop(shop.id, async (tx): Promise<ActionAnswer> => {
    if (!(await findRun(tx, runId))) throw notFound();
    const change = { runId, now: new Date() };
    if (intent === "cancel" && (await cancelRun(tx, change))) return { ok: true, toast: "Stopped" };
    if (intent === "resume" && (await resumeRun(tx, change))) return { ok: true, toast: "Going on" };
    return { ok: false, problem: "This has ended in the meantime." };
  });
  return json(answer, { status: answer.ok ? 200 : 422 });
}
