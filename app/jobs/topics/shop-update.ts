/** shop/update: name, owner's address, currency, time zone, language and storefront. */
import { z } from "zod";
import { recordShopFacts, type ShopFacts } from "#app/flows/record-shop-facts.ts";
import { toldAtOf } from "./told-at.ts";
import type { TopicHandler } from "./topic-handler.ts";

const schema = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  currency: z.string().nullish(),
  iana_timezone: z.string().nullish(),
  primary_locale: z.string().nullish(),
  domain: z.string().nullish(),
  updated_at: z.coerce.date().nullish(),
});

export const shopUpdateTopic: TopicHandler = {
  topics: ["shop/update"],
  async handle({ tx, payload, triggeredAt, now }) {
    const shop = schema.parse(payload);
    await recordShopFacts(tx, { facts: toFacts(shop), toldAt: toldAtOf(shop.updated_at, triggeredAt), now });
    return "processed";
  },
};

/** What Shopify leaves empty stays as it is. */
const toFacts = (shop: z.infer<typeof schema>): ShopFacts => ({
  name: shop.name ?? undefined,
  shopEmail: shop.email ?? undefined,
  currencyCode: shop.currency ?? undefined,
  timeZone: shop.iana_timezone ?? undefined,
  locale: shop.primary_locale ?? undefined,
  storefrontUrl: shop.domain ? `https://${shop.domain}` : undefined,
});
