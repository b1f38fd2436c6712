/** Who mails come from, whom the shop wants told, and whether shoppers confirm their places. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type ContactSettings = {
  /** Null: the shop's name. */
  senderName: string | null;
  /** Null: Standby's own address. */
  senderEmail: string | null;
  ownerEmail: string | null;
  notifyOwner: boolean;
  /** A place in line is taken once the shopper has confirmed it by mail. */
  doubleOptIn: boolean;
};

export async function saveContactSettings(tx: ShopTx, settings: ContactSettings): Promise<void> {
  await tx.shop.update({ where: { id: tx.shopId }, data: settings });
}
