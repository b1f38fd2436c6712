/** A shop with many sold-out variants that Shopify would go on selling, connected to Standby. */
import { Session } from "@shopify/shopify-api";
import type { SandboxContext } from "#sandbox/context.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";

export type LargeShop = { domain: string; products: number; sizes: number; vendor?: string };

export async function installLarge(context: SandboxContext, { domain, products, sizes }: LargeShop) {
  const { inShop } = await import("#app/data/in-shop.ts");
  const { sealedSessions } = await import("#app/data/sessions.ts");
  const { prisma } = await import("#app/db.server.ts");
  const { ensureDefaultTemplate } = await import("#app/flows/ensure-default-template.ts");
  const state = createShop(context, { domain, name: "Teapots", locations: [{ name: "Berlin" }] });
  const rest = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const token = { accessToken: `token-${domain}`, ...rest };
  const grantedScopes = ["write_products", "read_products", "read_inventory", "read_locations"];
  state.installation = { id: 1, grantedScopes, installedAt: "2026-05-12T09:00:00Z", proxyPath: "/apps/standby", tokens: [token] };
  const offline = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope: "" };
  await sealedSessions.storeSession(new Session({ ...offline, accessToken: token.accessToken }));
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
