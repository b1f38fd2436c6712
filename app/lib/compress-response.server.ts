/**
 * Compresses a page or a page's data as it streams: what is written goes out at once, so that the shell never waits for what is slow.
 * Nothing here answers to a cookie, so nobody can have another's secret compressed beside words of their own choosing.
 */
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { pickEncoding } from "#app/lib/pick-encoding.ts";

/** More would cost more time than it saves on the way. */
const BROTLI_QUALITY = 4;

export function compressResponse(request: Request, response: Response): Response {
  const { headers, status, statusText } = response;
  if (!response.body || headers.has("content-encoding")) return response;
  headers.append("vary", "accept-encoding");
  const encoding = pickEncoding(request.headers.get("accept-encoding"));
  if (!encoding || request.method === "HEAD") return response;
  const packer =
    encoding === "br"
      ? createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
        })
      : createGzip({ flush: constants.Z_SYNC_FLUSH });
  const source = Readable.fromWeb(response.body as NodeReadableStream);
  source.on("error", (error) => packer.destroy(error));
  packer.on("close", () => source.destroy());
  headers.set("content-encoding", encoding);
  headers.delete("content-length");
  return new Response(Readable.toWeb(source.pipe(packer)) as BodyInit, { headers, status, statusText });
}
