/** What a run could not do, as a CSV file. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { findRun, listRunFailures } from "#app/data/runs.ts";
import { csvLine } from "#app/lib/csv-cell.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

const ROWS_AT_ONCE = 5_000;
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const runId = idOf(params.runId);
  if (!(await inShop(shop.id, (tx) => findRun(tx, runId)))) throw notFound();
  return new Response(createReadableStreamFromReadable(Readable.from(failureLines(shop.id, runId))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="not-done-${runId}.csv"`,
      "cache-control": "no-store",
    },
  });
}

async function* failureLines(shopId: number, runId: bigint): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(["Item", "Reason"]);
  for (let after = 0n; ;) {
    const page = { after, limit: ROWS_AT_ONCE };
    const failures = await inShop(shopId, (tx) => listRunFailures(tx, runId, page));
    yield failures.map(({ item, reason }) => csvLine([item, reason])).join("");
    if (failures.length < ROWS_AT_ONCE) return;
    after = failures.at(-1)?.id ?? after;
  }
}
