/** The outbox: every call to `/outbox/SYSTEM/…` is kept as a message and answered as its script says, else 200 {}. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, send, sendJson } from "#sandbox/http.ts";
import type { Mailbox } from "#sandbox/mailbox/mailbox.ts";
import type { Scripts } from "#sandbox/mailbox/scripts.ts";

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}

export async function answerOutbox(
  mailbox: Mailbox,
  scripts: Scripts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, , system = "unknown", ...rest] = url.pathname.split("/");
  const body = await readBody(request);
  const path = `/${rest.join("/")}${url.search}`;
  mailbox.add({
    channel: decodeURIComponent(system),
    to: system,
    from: request.headers["user-agent"] ?? "",
    subject: `${request.method} ${path}`,
    text: body.toString("utf8"),
    html: "",
    headers: headersOf(request),
  });
  const answer = scripts.take(system) ?? { status: 200, body: {} };
  if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  if (typeof answer.body === "string") return send(response, answer.status, answer.body, answer.headers);
  sendJson(response, answer.status, answer.body ?? {}, answer.headers);
}
