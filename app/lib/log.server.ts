/** The log: one JSON line per entry. Addresses, tokens and keys never get in. */
import pino from "pino";
import { env } from "#app/env.server.ts";

const SECRET_PATHS = ["accessToken", "refreshToken", "email", "phone", "toAddress", "authorization", "headers", "payload"];

export const log = pino({
  level: env.LOG_LEVEL,
  redact: { paths: SECRET_PATHS.flatMap((path) => [path, `*.${path}`]), censor: "[redacted]" },
});
