/** Carries out HTTP requests: one connection to a checked address, a time-out, a cap on the answer, no redirects. */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6 } from "node:net";
import { resolvePublic } from "#app/lib/public-address.ts";
import type { HttpRequest, IncomingResponse } from "./integration.ts";

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 1_000_000;

/** @param guarded true for hosts a merchant named: only https, and only the public internet. */
export async function sendHttp(request: HttpRequest, guarded: boolean): Promise<IncomingResponse> {
  const url = new URL(request.url);
  if (guarded && url.protocol !== "https:") return { type: "forbidden", reason: "The address must begin with https." };
  try {
    const address = guarded ? await resolvePublic(url.hostname) : undefined;
    if (address === null) return { type: "forbidden", reason: "The address is not on the public internet." };
    return await exchange(url, request, address);
  } catch (error) {
    return { type: "unreachable", reason: error instanceof Error ? error.name : "no answer" };
  }
}

function exchange(url: URL, { method, headers, body }: HttpRequest, address?: string): Promise<IncomingResponse> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const outgoing = send(
      url,
      { method, headers: { ...headers }, signal, ...(address ? { lookup: always(address) } : {}) },
      (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) answer.destroy(new Error("The answer is too long."));
          else chunks.push(chunk);
        });
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            type: "http",
            status: answer.statusCode ?? 0,
            headers: flatten(answer.headers),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

type LookupDone = (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void;

/** Node asks for one address or for all of them. */
const always = (address: string) => (_host: string, options: { all?: boolean }, done: LookupDone) => {
  const family = isIPv6(address) ? 6 : 4;
  return options.all ? done(null, [{ address, family }]) : done(null, address, family);
};

const flatten = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
