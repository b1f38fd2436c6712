import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWebApp } from "#app/web.server.ts";
import { compressAssets } from "../../scripts/compress-assets.ts";

const SCRIPT = "export const waiting = 1;\n".repeat(200);
let temporary: string;
let server: Server;
beforeAll(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "standby-client-"));
  const folder = path.join(temporary, "client");
  await mkdir(path.join(folder, "assets"), { recursive: true });
  await writeFile(path.join(folder, "assets", "page-4f.js"), SCRIPT);
  await writeFile(path.join(folder, "assets", "small-1a.js"), "export {};");
  await writeFile(path.join(temporary, "secret.txt"), "not an asset");
  await compressAssets(path.join(folder, "assets"));
  server = createServer(createWebApp({ build: () => Promise.resolve({ routes: {} }), assetsFolder: folder }).handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  await rm(temporary, { recursive: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** As it came over the wire: fetch would unpack it. */
function ask(file: string, headers: Record<string, string>): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, path: file, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on("error", reject);
  });
}

test.each([
  ["gzip, deflate, br", "br", brotliDecompressSync],
  ["gzip", "gzip", gunzipSync],
  ["identity", undefined, (body: Buffer) => body],
])("to a browser that takes %j a built file goes as %j, to keep for ever", async (accepted, encoding, unpack) => {
  const { status, headers, body } = await ask("/assets/page-4f.js", { "accept-encoding": accepted });
  expect([status, headers["content-encoding"], headers.vary]).toEqual([200, encoding, "accept-encoding"]);
  expect(headers["content-type"]).toMatch(/javascript/);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(unpack(body).toString()).toBe(SCRIPT);
});

test("a file that the browser has is not sent again", async () => {
  const accepted = { "accept-encoding": "br" };
  const { etag = "" } = (await ask("/assets/page-4f.js", accepted)).headers;
  const again = await ask("/assets/page-4f.js", { ...accepted, "if-none-match": etag });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test("what is too small to gain goes as it is, and nothing outside the client's folder is reached", async () => {
  expect((await ask("/assets/small-1a.js", { "accept-encoding": "br" })).headers["content-encoding"]).toBeUndefined();
  for (const file of ["/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"])
    expect((await ask(file, { "accept-encoding": "br" })).body.toString()).not.toContain("not an asset");
});
