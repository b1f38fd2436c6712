/** Lines of a file that a run makes. */
import type { ShopTx } from "#app/data/in-shop.ts";

export async function addRunLines(tx: ShopTx, runId: bigint, lines: string[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    insert into run_lines (shop_id, run_id, line)
    select ${tx.shopId}, ${runId}, line from unnest(${lines}::text[]) with ordinality as added (line, nth) order by nth`;
}

/** The next lines, in the order in which they were added. */
export function listRunLines(tx: ShopTx, runId: bigint, { after, limit }: { after: bigint; limit: number }) {
  return tx.runLine.findMany({ where: { shopId: tx.shopId, runId, id: { gt: after } }, orderBy: { id: "asc" }, take: limit });
}
