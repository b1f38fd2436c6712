/** Reads a request's body as bytes, never more than a cap. */
import type { IncomingMessage } from "node:http";

/** How long a client that sends too much may go on sending before its connection is cut. */
const PATIENCE_MS = 2_000;

/** @throws when the client goes away in mid-body. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | "too large"> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const refuse = () => {
      chunks.length = 0;
      request.removeAllListeners("data").resume();
      setTimeout(() => request.destroy(), PATIENCE_MS).unref();
      resolve("too large");
    };
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("The client went away.")));
    request.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) return refuse();
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) refuse();
      else chunks.push(chunk);
    });
  });
}
