/** Who mails come from and whom the shop wants told. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type ContactSettings = {
  /** Null: the shop's name. */
  senderName: string | null;
  /** Null: Standby's own address. */
  senderEmail: string | null;
  ownerEmail: string | null;
  notifyOwner: boolean;
};

export async function saveContactSettings(tx: ShopTx, settings: ContactSettings): Promise<void> {
  await tx.shop.update({ where: { id: tx.shopId }, data: settings });
}
