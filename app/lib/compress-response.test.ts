import { brotliDecompressSync, createGunzip, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressResponse } from "./compress-response.server.ts";

const PAGE = "<p>Waiting</p>".repeat(500);
const ask = (encoding: string, method = "GET") =>
  new Request("http://app/", { method, headers: { "accept-encoding": encoding } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("a page is compressed as the browser takes it, and caches are told why", async () => {
  const page = () => new Response(PAGE, { headers: { "content-length": String(PAGE.length), vary: "cookie" }, status: 203 });
  const packed = compressResponse(ask("gzip, br"), page());
  expect([packed.status, packed.headers.get("content-encoding"), packed.headers.get("content-length")]).toEqual([
    203,
    "br",
    null,
  ]);
  expect(packed.headers.get("vary")).toBe("cookie, accept-encoding");
  const body = await bytes(packed);
  expect(body.length).toBeLessThan(PAGE.length / 10);
  expect(brotliDecompressSync(body).toString()).toBe(PAGE);
  expect(gunzipSync(await bytes(compressResponse(ask("gzip"), page()))).toString()).toBe(PAGE);
});

test("whoever takes no compression, asks for the head only, or got it compressed already has it as it was", async () => {
  const plain = compressResponse(ask("identity"), new Response(PAGE));
  expect([plain.headers.get("content-encoding"), plain.headers.get("vary")]).toEqual([null, "accept-encoding"]);
  expect(await plain.text()).toBe(PAGE);
  expect(compressResponse(ask("br", "HEAD"), new Response(PAGE)).headers.has("content-encoding")).toBe(false);
  const packed = new Response(PAGE, { headers: { "content-encoding": "gzip" } });
  expect(compressResponse(ask("br"), packed)).toBe(packed);
  const empty = new Response(null, { status: 302 });
  expect(compressResponse(ask("br"), empty)).toBe(empty);
});

test("what was written goes out before the rest is there", async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const { body } = compressResponse(ask("gzip"), new Response(readable));
  void writer.write(Buffer.from("the shell"));
  const unpacked = createGunzip();
  const shell = new Promise((resolve) => unpacked.once("data", (chunk: Buffer) => resolve(chunk.toString())));
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) unpacked.write(part.value);
  })();
  expect(await shell).toBe("the shell");
  await writer.close();
});
