/** The only reader of process.env: one schema, checked at start, everything else gets values by argument. */
import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** The secret before a rotation: webhooks and proxy requests signed with it are still accepted. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().optional(),
  SHOPIFY_APP_URL: z.url(),
  SCOPES: z.string().default(""),
  /** Where the Admin API is when it is not Shopify's own: the sandbox. */
  SHOPIFY_API_BASE: z.url().optional(),
  /** Where App Bridge is loaded from. */
  APP_BRIDGE_URL: z.url().default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
  /** Keys for secrets at rest, newest first: "id:base64 of 32 bytes", separated by commas. */
  ENCRYPTION_KEYS: z.string().regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/),
  /** smtp:// or smtps:// with user and password. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default("smtp://localhost:25"),
  /** Sender of mails of shops that have not set their own. */
  MAIL_FROM: z.email().default("standby@localhost.localdomain"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** 1: the web process does the worker's work too. */
  RUN_WORKER: flag,
});

export type Env = z.infer<typeof schema>;

/** @throws Error naming each variable that is missing or wrong, and nothing of its value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete. Set these and start again:\n  ${problems.join("\n  ")}`);
}

export const env = readEnv(process.env);
