/** Gives each test file its own database and a complete environment, before any module of the app is loaded. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const superUrl = `postgresql://postgres:postgres@127.0.0.1:${inject("postgresPort")}/postgres`;
const database = `test_${randomBytes(6).toString("hex")}`;

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: `postgresql://standby:standby@127.0.0.1:${inject("postgresPort")}/${database}`,
  SHOPIFY_API_KEY: "standby-test",
  SHOPIFY_API_SECRET: "test-secret",
  SHOPIFY_APP_URL: "http://127.0.0.1:3000",
  SCOPES: "read_inventory,read_locations,read_orders,write_app_proxy,write_products",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  SMTP_URL: "smtp://127.0.0.1:2525",
  MAIL_FROM: "standby@example.test",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});

const client = new pg.Client({ connectionString: superUrl });
await client.connect();
await client.query(`create database ${database} template ${inject("templateDatabase")} owner standby`);
await client.end();
