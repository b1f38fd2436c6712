/** A shop with many sold-out variants that Shopify would go on selling, connected to Standby. */
import type { SandboxContext } from "#sandbox/context.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { connectStore } from "./connected-store.ts";

export type LargeShop = { domain: string; products: number; sizes: number; vendor?: string };

export async function installLarge(context: SandboxContext, { domain, products, sizes }: LargeShop) {
  const { inShop } = await import("#app/data/in-shop.ts");
  const { prisma } = await import("#app/db.server.ts");
  const { ensureDefaultTemplate } = await import("#app/flows/ensure-default-template.ts");
  const state = await connectStore(context, domain);
  const [locationId = 0] = state.locations.keys();
  const variants = Array.from({ length: sizes }, (_, n) => ({
    ...{ optionValues: [`Size ${n}`], priceCents: 1000, inventoryPolicy: "CONTINUE" as const },
    stock: [{ locationId, units: 0 }],
  }));
  for (let n = 0; n < products; n++) createProduct(context, state, { title: `Plate ${n}`, options: ["Size"], variants });
  const { id: shopId } = await prisma.shop.create({ data: { domain, ownerEmail: "owner@shop.test" } });
  await inShop(shopId, ensureDefaultTemplate);
  return { shopId, state };
}
