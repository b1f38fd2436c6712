/** What shopify.app.toml tells Shopify: scopes, webhook subscriptions, the app proxy. Read anew when the file changes. */
import { readFileSync, statSync } from "node:fs";
import { parse } from "smol-toml";

export type Subscription = {
  topic: string;
  /** As written: relative to the app's address, or absolute. */
  uri: string;
  includeFields: string[] | null;
  filter: string | null;
  name: string | null;
  isCompliance: boolean;
};

export type AppToml = {
  name: string;
  scopes: string[];
  optionalScopes: string[];
  apiVersion: string;
  subscriptions: Subscription[];
  /** "/apps/standby", or null without an app proxy. */
  proxyPath: string | null;
};

type Raw = {
  name?: string;
  access_scopes?: { scopes?: string; optional_scopes?: string[] };
  webhooks?: { api_version?: string; subscriptions?: RawSubscription[] };
  app_proxy?: { prefix?: string; subpath?: string };
};

type RawSubscription = {
  topics?: string[];
  compliance_topics?: string[];
  uri?: string;
  include_fields?: string[];
  filter?: string;
  name?: string;
};

const list = (text: string | undefined) => (text ?? "").split(",").flatMap((part) => part.trim() || []);

function subscriptions(raw: RawSubscription): Subscription[] {
  const shape = {
    uri: raw.uri ?? "/",
    includeFields: raw.include_fields ?? null,
    filter: raw.filter || null,
    name: raw.name ?? null,
  };
  return [
    ...(raw.topics ?? []).map((topic) => ({ ...shape, topic, isCompliance: false })),
    ...(raw.compliance_topics ?? []).map((topic) => ({ ...shape, topic, isCompliance: true })),
  ];
}

/** @throws Error of the TOML parser, with line and column, when the text is not TOML. */
export function parseAppToml(text: string): AppToml {
  const raw = parse(text) as Raw;
  const proxy = raw.app_proxy;
  return {
    name: raw.name ?? "App",
    scopes: list(raw.access_scopes?.scopes),
    optionalScopes: raw.access_scopes?.optional_scopes ?? [],
    apiVersion: raw.webhooks?.api_version ?? "2026-10",
    subscriptions: (raw.webhooks?.subscriptions ?? []).flatMap(subscriptions),
    proxyPath: proxy?.prefix && proxy.subpath ? `/${proxy.prefix}/${proxy.subpath}` : null,
  };
}

const read = new Map<string, { mtimeMs: number; toml: AppToml }>();

export function readAppToml(file: string): AppToml {
  const { mtimeMs } = statSync(file);
  const known = read.get(file);
  if (known?.mtimeMs === mtimeMs) return known.toml;
  const toml = parseAppToml(readFileSync(file, "utf8"));
  read.set(file, { mtimeMs, toml });
  return toml;
}
