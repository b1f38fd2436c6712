/** app/scopes_update: what the merchant now allows Standby. */
import { z } from "zod";
import { updateScopes } from "#app/flows/update-scopes.ts";
import type { TopicHandler } from "./topic-handler.ts";

const schema = z.object({ current: z.array(z.string()), updated_at: z.coerce.date().nullish() });

export const appScopesUpdateTopic: TopicHandler = {
  topics: ["app/scopes_update"],
  async handle({ tx, payload, triggeredAt, now }) {
    const { current, updated_at: updatedAt } = schema.parse(payload);
    const isNews = await updateScopes(tx, { scopes: current, toldAt: updatedAt ?? triggeredAt, now });
    return isNews ? "processed" : { ignored: "Something newer is known already." };
  },
};
