/** What the sandbox's servers share: listening with a clear complaint, reading bodies, answering. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Html } from "#sandbox/html.ts";

export const LISTEN_HOST = "127.0.0.1";
const BODY_LIMIT_BYTES = 20_000_000;

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A request's body is larger than any client of the sandbox has reason to send. */
export class BodyTooLarge extends Error {}

export async function readBody(request: IncomingMessage, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new BodyTooLarge(`The request is larger than ${limitBytes / 1_000_000} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const readForm = async (request: IncomingMessage) => new URLSearchParams((await readBody(request)).toString("utf8"));

/** A header's single value, or undefined. */
export function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = { "content-type": "text/plain; charset=utf-8" },
): void {
  response.writeHead(status, { "cache-control": "no-store", ...headers });
  response.end(body);
}

export const sendJson = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  send(response, status, JSON.stringify(body), { "content-type": "application/json; charset=utf-8", ...headers });

export const sendHtml = (response: ServerResponse, status: number, page: Html, headers: Record<string, string> = {}) =>
  send(response, status, page.markup, { "content-type": "text/html; charset=utf-8", ...headers });

/** After a form: the browser asks for `location` with GET. */
export const seeOther = (response: ServerResponse, location: string) => send(response, 303, "", { location });

/** The words for a port that cannot be had. */
export function explainPort(error: unknown, what: string, port: number): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== "EADDRINUSE" && code !== "EACCES") return error as Error;
  const reason = code === "EADDRINUSE" ? "is already in use" : "may not be used by this account";
  return new Error(
    `Port ${port}, meant for ${what}, ${reason}. ` +
      "Stop the program that holds it, or start on other ports (for the demo: DEMO_PORT=5000 npm run demo).",
    { cause: error },
  );
}

/** Answers a request, and turns a failure into an answer too: a bug must not take the sandbox down. */
function guard(handler: Handler, log: (line: string) => void): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) log(`${request.method} ${request.url}: ${(error as Error).stack ?? error}`);
      if (response.headersSent) return void response.destroy();
      send(response, error instanceof BodyTooLarge ? 413 : 500, `The sandbox could not answer: ${(error as Error).message}\n`);
    }
  };
}

/** Listens on this machine only; port 0 takes any free one. @throws Error that names the port and what to do. */
export async function listen(handler: Handler, port: number, what: string, log: (line: string) => void): Promise<Server> {
  const server = createServer((request, response) => void guard(handler, log)(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainPort(error, what, port)));
    server.listen(port, LISTEN_HOST, resolve);
  });
  return server;
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port;

export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
