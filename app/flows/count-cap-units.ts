/** Takes in what is at Standby's own location, after a reading or after a change of ours has come to an end. */
import { beginCapWrite, endCapWrite, type CapWrite } from "#app/data/exact-caps.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { lockStock, saveStockLevels } from "#app/data/stock-levels.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export type UnitsRead = { availableUnits: number; updatedAt: Date; readAt: Date };

export type CountCapInput = {
  variantId: bigint;
  inventoryItemId: bigint;
  locationId: bigint;
  /** Null when the item is not stocked there. */
  there: UnitsRead | null;
  now: Date;
};

/** What was sold since is counted before anything is changed. @returns the change to make, noted before it is made */
export async function openCapWrite(tx: ShopTx, input: CountCapInput & { key: string }): Promise<CapWrite | null> {
  await count(tx, input, async () => undefined);
  return beginCapWrite(tx, input.variantId, input.key);
}

/** @param input.isWritten false when Shopify changed nothing, as when something was sold in between */
export async function closeCapWrite(tx: ShopTx, input: CountCapInput & { write: CapWrite; isWritten: boolean }): Promise<void> {
  const { variantId, write, isWritten, now } = input;
  await count(tx, input, async () => {
    if (!(await endCapWrite(tx, variantId, write, isWritten)) || !isWritten) return;
    const detail = { from: write.from, to: write.to };
    await recordEvents(tx, [{ variantId, name: "cap-units-set", actor: "Standby", detail, at: now }]);
  });
}

async function count(tx: ShopTx, input: CountCapInput, between: () => Promise<void>): Promise<void> {
  const { variantId, inventoryItemId, locationId, there, now } = input;
  await lockStock(tx, "shared");
  if (there) {
    const { availableUnits, updatedAt, readAt: toldAt } = there;
    await saveStockLevels(tx, [{ inventoryItemId, locationId, availableUnits, updatedAt, toldAt, connected: true }]);
  }
  const variantIds = await lockVariants(tx, [variantId]);
  await between();
  await decideOffers(tx, { variantIds, actor: "Standby", cause: "exact cap", now });
}
