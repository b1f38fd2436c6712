/** The mailbox's pages and its JSON: what tests and people read. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, send, sendHtml, sendJson, type Handler } from "#sandbox/http.ts";
import type { Mailbox } from "#sandbox/mailbox/mailbox.ts";
import { answerOutbox } from "#sandbox/mailbox/outbox.ts";
import { mailboxPage } from "#sandbox/mailbox/page.ts";
import type { ScriptedAnswer, Scripts } from "#sandbox/mailbox/scripts.ts";

const FILES: Record<string, { file: string; type: string }> = {
  "/mailbox.css": { file: "mailbox.css", type: "text/css; charset=utf-8" },
  "/mailbox.js": { file: "mailbox.js", type: "text/javascript; charset=utf-8" },
};

/** A mail may show pictures and its own styles, and do nothing else. */
const MAIL_POLICY =
  "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src * data:; sandbox allow-popups allow-popups-to-escape-sandbox";

function sendMail(mailbox: Mailbox, response: ServerResponse, id: string): void {
  const message = mailbox.find(id);
  if (!message) return send(response, 404, "There is no such message.\n");
  send(response, 200, `<!doctype html><base target="_blank">${message.html}`, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": MAIL_POLICY,
  });
}

function sendFile(mailbox: Mailbox, response: ServerResponse, id: string, number: number): void {
  const file = mailbox.find(id)?.files?.[number];
  if (!file) return send(response, 404, "There is no such file.\n");
  send(response, 200, Buffer.from(file.content, "base64"), {
    "content-type": file.contentType,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
}

function answerMessages(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (request.method === "DELETE") {
    mailbox.clear();
    return send(response, 204, "");
  }
  if (request.method !== "GET") return send(response, 405, "Use GET to list and DELETE to clear.\n");
  // Files are fetched one by one: a list of all mails is asked for again and again.
  const listed = mailbox.list(url.searchParams.get("to")).map(({ files = [], ...message }) => ({
    ...message,
    files: files.map(({ name, contentType }) => ({ name, contentType })),
  }));
  sendJson(response, 200, listed);
}

/** `PUT /_sandbox/answers/SYSTEM` with a list of answers: what a stand-in says next. */
async function setAnswers(scripts: Scripts, request: IncomingMessage, response: ServerResponse, system: string) {
  const answers: unknown = JSON.parse((await readBody(request)).toString("utf8") || "[]");
  if (!Array.isArray(answers)) return send(response, 422, "Send a list of { status, body, headers, delayMs, times }.\n");
  scripts.set(system, answers as ScriptedAnswer[]);
  send(response, 204, "");
}

export function createMailboxHandler(mailbox: Mailbox, scripts: Scripts): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const { pathname } = url;
    const asset = FILES[pathname];
    if (pathname.startsWith("/outbox/")) return answerOutbox(mailbox, scripts, request, response, url);
    if (pathname === "/messages.json") return answerMessages(mailbox, request, response, url);
    const answers = /^\/_sandbox\/answers\/([\w-]+)$/.exec(pathname);
    if (answers?.[1] && request.method === "PUT") return setAnswers(scripts, request, response, answers[1]);
    const mail = /^\/messages\/([\w-]+)\.html$/.exec(pathname);
    if (mail?.[1]) return sendMail(mailbox, response, mail[1]);
    const file = /^\/messages\/([\w-]+)\/files\/(\d+)$/.exec(pathname);
    if (file?.[1]) return sendFile(mailbox, response, file[1], Number(file[2]));
    if (pathname === "/newest.json") return sendJson(response, 200, { newest: mailbox.list().at(-1)?.id ?? null });
    if (asset) {
      return send(response, 200, readFileSync(new URL(asset.file, import.meta.url)), { "content-type": asset.type });
    }
    if (pathname !== "/") return send(response, 404, "There is nothing here. The mailbox is at /.\n");
    sendHtml(response, 200, mailboxPage(mailbox, url.searchParams));
  };
}
