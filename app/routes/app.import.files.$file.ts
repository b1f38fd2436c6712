/** Downloads from the Import page: the variants to fill in, and everything else that Standby keeps of a shop. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import {
  exportEntries,
  exportEvents,
  exportMessages,
  exportVariants,
  type ExportedEntry,
  type ExportedEvent,
  type ExportedMessage,
  type PageOf,
} from "#app/data/views/export-pages.ts";
import { gid } from "#app/domain/shopify-id.ts";
import { VARIANTS_HEADINGS, variantsFileCells } from "#app/domain/variants-file.ts";
import { csvResponse, type CsvCells } from "#app/routes/admin/csv-response.server.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

const ROWS_AT_ONCE = 5_000;

type Export = { headings: string[]; pages(shopId: number, only: bigint | null): AsyncGenerator<CsvCells[]> };

function exportOf<Row>(
  headings: string[],
  read: (tx: ShopTx, page: PageOf<Row>, only: bigint | null) => Promise<Row[]>,
  cells: (row: Row) => CsvCells,
): Export {
  return {
    headings,
    async *pages(shopId, only) {
      for (let after: Row | null = null; ;) {
        const page: PageOf<Row> = { after, limit: ROWS_AT_ONCE };
        const rows: Row[] = await inShop(shopId, (tx) => read(tx, page, only));
        yield rows.map(cells);
        if (rows.length < ROWS_AT_ONCE) return;
        after = rows.at(-1) ?? null;
      }
    },
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? "";
const variantGid = (id: bigint | null) => (id === null ? "" : gid("ProductVariant", id));

const ENTRY_HEADINGS = ["E-mail", "Phone", "Variant ID", "SKU", "Product", "Variant", "Quantity", "Language"];
const entryCells = (entry: ExportedEntry): CsvCells => [
  ...[entry.email, entry.phone, variantGid(entry.variantId), entry.sku, entry.productTitle, entry.variantTitle, entry.quantity],
  ...[entry.locale, entry.state, instant(entry.joinedAt), instant(entry.allocatedAt), instant(entry.endedAt)],
];
const eventCells = (event: ExportedEvent): CsvCells => [
  ...[instant(event.at), variantGid(event.variantId), event.productTitle, event.variantTitle, event.name, event.actor],
  JSON.stringify(event.detail),
];
const messageCells = (message: ExportedMessage): CsvCells => [
  ...[instant(message.createdAt), message.kind, message.audience, message.channel, message.toAddress, message.subject],
  ...[message.state, message.stateReason, variantGid(message.variantId), instant(message.sentAt)],
];

const EXPORTS: Record<string, Export> = {
  variants: exportOf(VARIANTS_HEADINGS, exportVariants, variantsFileCells),
  waitlist: exportOf([...ENTRY_HEADINGS, "State", "Joined at", "Served at", "Ended at"], exportEntries, entryCells),
  history: exportOf(["When", "Variant ID", "Product", "Variant", "What", "Who", "Details"], exportEvents, eventCells),
  messages: exportOf(
    ["When", "Kind", "Audience", "Channel", "To", "Subject", "State", "Reason", "Variant ID", "Sent at"],
    exportMessages,
    messageCells,
  ),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const name = params.file ?? "";
  const wanted = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
  if (!wanted) throw notFound();
  const address = new URL(request.url).searchParams;
  const variant = address.get("variant");
  const only = variant === null || name !== "waitlist" ? null : idOf(variant);
  const forExcel = address.get("excel") === "1";
  return csvResponse({ name: `standby-${name}.csv`, headings: wanted.headings, pages: wanted.pages(shop.id, only), forExcel });
}
