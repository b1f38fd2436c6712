/** app/uninstalled: the shop has gone, its token with it. */
import { uninstallShop } from "#app/flows/uninstall-shop.ts";
import type { TopicHandler } from "./topic-handler.ts";

export const appUninstalledTopic: TopicHandler = {
  topics: ["app/uninstalled"],
  async handle({ tx, triggeredAt }) {
    const gone = await uninstallShop(tx, triggeredAt);
    return gone ? "processed" : { ignored: "The shop has been installed again since." };
  },
};
