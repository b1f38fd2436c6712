/** The block on Shopify's product and variant pages, as JSON: what it shows, and what is done from it. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { readBlock } from "#app/data/views/admin-block.ts";
import type { BlockAnswer, BlockDone } from "#app/domain/admin-block.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { changeBlock } from "./change-block.server.ts";
import { readPage, readRequest } from "./read-request.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const open = await openForExtension(request);
  const page = readPage(request);
  if (!page) return open.cors(json<BlockAnswer>({ ok: false, problem: UNKNOWN }, { status: 422 }));
  const block = await inShop(open.shop.id, (tx) => readBlock(tx, page, open.shop.switchCondition));
  return open.cors(json<BlockAnswer>({ ok: true, block }));
}

export async function action({ request }: ActionFunctionArgs) {
  const open = await openForExtension(request);
  const [page, wanted] = [readPage(request), await readRequest(request)];
  if (!page || !wanted) return open.cors(json<BlockAnswer>({ ok: false, problem: UNKNOWN }, { status: 422 }));
  const outcome = await changeBlock(open, page, wanted);
  if (outcome === "not-found") return open.cors(json<BlockAnswer>({ ok: false, problem: GONE }, { status: 404 }));
  if ("problem" in outcome) return open.cors(json<BlockAnswer>({ ok: false, problem: outcome.problem }, { status: 422 }));
  const done: BlockDone = outcome;
  const block = await inShop(open.shop.id, (tx) => readBlock(tx, page, open.shop.switchCondition));
  return open.cors(json<BlockAnswer>({ ok: true, block, done }));
}

const UNKNOWN = "Standby does not know this request. Reload the page and try again.";
const GONE = "Standby does not find this product in your store. Reload the page: it may have been deleted or unassigned.";

/** An extension has its token in a header. Without one a page would be sent to sign in, where `fetch` cannot follow. */
async function openForExtension(request: Request) {
  const mayAsk = request.method === "OPTIONS" || request.headers.has("authorization");
  if (!mayAsk) throw json(null, { status: 401, headers: { "access-control-allow-origin": "*" } });
  return openShop(request);
}
