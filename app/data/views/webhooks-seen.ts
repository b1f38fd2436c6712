/** When Shopify last told a shop's news, per topic. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** As far back as is looked: one index range, however large the inbox. */
const LATEST_ROWS = 2_000;

export type TopicSeen = {
  topic: string;
  receivedAt: Date;
  /** Of the newest; null when it was not kept. */
  apiVersion: string | null;
};

export function webhooksSeen(tx: ShopTx, shopDomain: string): Promise<TopicSeen[]> {
  return tx.$queryRaw`
    select topic, max(received_at) as "receivedAt", (array_agg(api_version order by id desc))[1] as "apiVersion"
    from (select id, topic, received_at, api_version from inbox where shop_domain = ${shopDomain} order by id desc limit ${LATEST_ROWS}) latest
    group by topic order by topic`;
}
