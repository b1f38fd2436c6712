/** The files of bulk operations over HTTP: results read, in full or in part, and variables posted as a form. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { bulkResult } from "#sandbox/admin-api/bulk-result.ts";
import { STAGED_UPLOADS_PATH, takeUpload } from "#sandbox/admin-api/staged-uploads.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { readBody, send } from "#sandbox/http.ts";

const XML = { "content-type": "application/xml; charset=utf-8" };
const LARGEST_FORM_BYTES = 101_000_000;

/** @returns false when the address is none of these. */
export async function answerBulkFile(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", context.origins.admin);
  if (pathname.startsWith("/bulk-results/")) answerResult(context, request, response, pathname);
  else if (pathname === STAGED_UPLOADS_PATH && request.method === "POST") await answerUpload(context, request, response);
  else return false;
  return true;
}

function answerResult(context: SandboxContext, request: IncomingMessage, response: ServerResponse, pathname: string): void {
  const file = bulkResult(context, pathname);
  if (file === null) return send(response, 404, "<Error><Code>NoSuchKey</Code></Error>", XML);
  const headers = { "content-type": "application/jsonl", "accept-ranges": "bytes" };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (!range) return send(response, 200, file, headers);
  const [first, last] = [Number(range[1]), Math.min(range[2] ? Number(range[2]) : Infinity, file.length - 1)];
  if (first > last) return send(response, 416, "", { "content-range": `bytes */${file.length}` });
  const partial = { ...headers, "content-range": `bytes ${first}-${last}/${file.length}` };
  send(response, 206, file.subarray(first, last + 1), partial);
}

async function answerUpload(context: SandboxContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, LARGEST_FORM_BYTES);
  const contentType = request.headers["content-type"] ?? "";
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => null);
  const taken = form ? await takeUpload(context, form) : { status: 400, reason: "MalformedPOSTRequest" };
  const key = String(form?.get("key") ?? "");
  const answer = taken.reason ? `<Error><Code>${taken.reason}</Code></Error>` : `<PostResponse><Key>${key}</Key></PostResponse>`;
  send(response, taken.status, answer, XML);
}
