/** Seals and opens secrets with the keys of this installation. */
import { env } from "#app/env.server.ts";
import { createSeal } from "#app/lib/seal.ts";

export const secrets = createSeal(env.ENCRYPTION_KEYS);
