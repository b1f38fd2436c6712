/** Who mails come from, what the shop wants to be told, whether shoppers confirm their places, what unassigning does. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type ContactSettings = {
  /** Null: the shop's name. */
  senderName: string | null;
  /** Null: Standby's own address. */
  senderEmail: string | null;
  /** Null: the address that Shopify tells us. */
  ownerEmail: string | null;
  /** None: staff are not written to. */
  staffEmails: string[];
  notifyOwner: boolean;
  /** Message kinds that the merchant switched off. */
  mutedMessages: string[];
  /** A place in line is taken once the shopper has confirmed it by mail. */
  doubleOptIn: boolean;
  /** The owner hears when a waitlist has grown to so many people. */
  waitlistPassedAtPeople: number;
  afterUnassign: "restore" | "disable";
};

export async function saveContactSettings(tx: ShopTx, settings: ContactSettings): Promise<void> {
  await tx.shop.update({ where: { id: tx.shopId }, data: settings });
}
