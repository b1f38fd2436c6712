/** The browser's built files: for ever in its cache, as their names change with them, and compressed as the build left them. */
import { readdirSync } from "node:fs";
import path from "node:path";
import express, { type RequestHandler } from "express";
import { pickEncoding } from "#app/lib/pick-encoding.ts";

const ENDINGS = { br: ".br", gzip: ".gz" };

export function serveAssets(folder: string): RequestHandler[] {
  const files = new Set(readdirSync(folder));
  const chooseCompressed: RequestHandler = (request, response, next) => {
    const file = request.path.slice(1);
    const encoding = pickEncoding(request.get("accept-encoding"));
    if (files.has(file)) response.vary("accept-encoding");
    if (encoding && files.has(file + ENDINGS[encoding])) {
      response.set("content-encoding", encoding).type(path.extname(file));
      request.url = `/${file}${ENDINGS[encoding]}`;
    }
    next();
  };
  return [chooseCompressed, express.static(folder, { immutable: true, maxAge: "1y" })];
}
