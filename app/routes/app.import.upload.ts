/** Takes a file as the body of a request, so that it streams from the browser into the database. */
import { json, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { MOST_FILE_BYTES, tooLargeWords } from "#app/domain/import-limits.ts";
import { stageImport } from "#app/flows/stage-import.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

const ADDRESS = z.object({ kind: z.enum(["stock", "waitlist"]), name: z.string().default("file.csv") });

export type UploadAnswer = { ok: true; importId: string } | { ok: false; problem: string };

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await openShop(request);
  const address = ADDRESS.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!address.success || !request.body) return answer("No file arrived. Choose one and try again.");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_FILE_BYTES) return answer(tooLargeWords(), 413);
  const { kind, name: fileName } = address.data;
  const file = request.body as unknown as AsyncIterable<Uint8Array>;
  const staged = await stageImport(shop.id, { kind, fileName, file, maxBytes: MOST_FILE_BYTES, actor, now: new Date() });
  return staged.ok ? json<UploadAnswer>({ ok: true, importId: String(staged.importId) }) : answer(staged.reason);
}

const answer = (problem: string, status = 422) => json<UploadAnswer>({ ok: false, problem }, { status });
