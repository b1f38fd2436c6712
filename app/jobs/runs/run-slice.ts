/** What a kind of run must be able to do: one slice of its work. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Run } from "#app/data/runs.ts";
import type { Shop } from "#app/data/shops.ts";
import type { RunProgress } from "#app/domain/run.ts";

export type RunContext = {
  shop: Shop;
  /** As it stood when the slice began: `input` and `cursor` say what to do next. */
  run: Run;
  /**
   * The slice's one transaction: what `work` saves and the run's new place are saved together, or neither.
   * @throws RunOvertaken when the run has moved on or was stopped; let it pass
   */
  save(work: (tx: ShopTx) => Promise<RunProgress>): Promise<void>;
};

/**
 * Reads what it needs (Shopify, files) and then saves once. It may be repeated after a kill from the cursor last saved,
 * so nothing but `save` may leave anything behind. A slice that finds nothing left to do says "done" without saving.
 */
export type RunSlice = (context: RunContext) => Promise<SliceEnd>;

/** `waitMs`: there is nothing to do before Shopify, or other work of ours, has come further. */
export type SliceEnd = "more" | "done" | { waitMs: number };

/** Another worker carried the run on, or somebody stopped it. */
export class RunOvertaken extends Error {}
