/** Every topic that Standby carries out, as subscribed to in shopify.app.toml. */
import { appScopesUpdateTopic } from "./app-scopes-update.ts";
import { appUninstalledTopic } from "./app-uninstalled.ts";
import { inventoryItemsTopic } from "./inventory-items-update.ts";
import { inventoryLevelsTopic } from "./inventory-levels-update.ts";
import { locationsUpdateTopic } from "./locations-update.ts";
import { orderRoutingTopic } from "./order-routing-complete.ts";
import { ordersCreateTopic } from "./orders-create.ts";
import { productsDeleteTopic } from "./products-delete.ts";
import { productsUpdateTopic } from "./products-update.ts";
import { returnedUnitsTopic } from "./returned-units.ts";
import { shopUpdateTopic } from "./shop-update.ts";
import type { TopicHandler } from "./topic-handler.ts";

const HANDLERS: TopicHandler[] = [
  appScopesUpdateTopic,
  appUninstalledTopic,
  inventoryItemsTopic,
  inventoryLevelsTopic,
  locationsUpdateTopic,
  orderRoutingTopic,
  ordersCreateTopic,
  productsDeleteTopic,
  productsUpdateTopic,
  returnedUnitsTopic,
  shopUpdateTopic,
];

const byTopic = new Map(HANDLERS.flatMap((handler) => handler.topics.map((topic) => [topic, handler] as const)));

export const findTopicHandler = (topic: string): TopicHandler | undefined => byTopic.get(topic);

/** Carried out by the job fulfil-privacy-request, for shops that have uninstalled, too. */
export const PRIVACY_TOPICS: readonly string[] = ["customers/data_request", "customers/redact", "shop/redact"];
