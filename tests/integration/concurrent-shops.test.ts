import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";

test("transactions of many shops at once keep to their own shop", async () => {
  const domains = Array.from({ length: 8 }, (_, index) => `shop-${index}.myshopify.com`);
  await prisma.shop.createMany({ data: domains.map((domain) => ({ domain })) });
  const shops = await prisma.shop.findMany();
  const visits = Array.from({ length: 40 }, (_, index) => shops[index % shops.length]!.id);
  const seen = await Promise.all(
    visits.map((shopId, index) =>
      inShop(shopId, async (tx) => {
        await tx.$queryRaw`select pg_sleep(${(index % 5) / 100})::text`;
        await tx.template.create({ data: { shopId: tx.shopId, name: `Template ${index}`, mode: "waitlist" } });
        const [row] = await tx.$queryRaw<{ shop: string }[]>`select current_setting('standby.shop_id') as shop`;
        return [tx.shopId, Number(row?.shop)];
      }),
    ),
  );
  expect(seen).toEqual(visits.map((shopId) => [shopId, shopId]));
});
