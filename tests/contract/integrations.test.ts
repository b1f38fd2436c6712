/** One battery over every outside system: what each must honour to be registered. */
import { createServer, type Server } from "node:http";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverMessage } from "#app/integrations/deliver-message.ts";
import { checkSettings, INTEGRATIONS, redact } from "#app/integrations/index.ts";
import type { HttpRequest, IncomingResponse, Integration, OutgoingMessage } from "#app/integrations/integration.ts";
import { sendHttp } from "#app/integrations/send-http.ts";

const MESSAGE: OutgoingMessage = {
  to: "ann@example.test",
  fromName: "Nordlicht",
  fromAddress: "hello@nordlicht.test",
  subject: "Fjell lantern is back",
  text: "It is back.",
  html: "<p>It is back.</p>",
  headers: { "List-Unsubscribe": "<https://nordlicht.test/leave>" },
};
const NOW = new Date("2026-11-20T12:00:00Z");

const RESPONSES: IncomingResponse[] = [
  ...[200, 202, 204, 301, 400, 401, 403, 404, 408, 410, 422, 429, 500, 502, 503].flatMap((status) =>
    ["", "{}", "not json", '{"ok":false,"error":"x"}'].map((body) => ({ type: "http" as const, status, headers: {}, body })),
  ),
  ...[250, 354, 421, 450, 451, 452, 454, 500, 530, 535, 550, 552, 553, 554].flatMap((code) =>
    ["CONN", "AUTH", "MAIL FROM", "RCPT TO", "DATA"].map((command) => ({
      type: "mail" as const,
      code,
      command,
      text: "",
      messageId: "<1@x>",
    })),
  ),
  { type: "unreachable", reason: "no connection" },
  { type: "forbidden", reason: "The address is not on the public internet." },
];

test("ids are unique and each is its file's name", () => {
  const ids = INTEGRATIONS.map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    const places = [`${id}.ts`, path.join(id, "index.ts")].map((file) => path.join("app/integrations", file));
    expect(
      places.some((file) => existsSync(file)),
      id,
    ).toBe(true);
  }
});

describe.each(INTEGRATIONS.map((integration) => [integration.id, integration] as const))("%s", (_, integration: Integration) => {
  const request = () =>
    integration.deliver?.request(MESSAGE, integration.sample, {
      now: NOW,
      deliveryId: "standby.1.1.x",
      baseUrl: integration.baseUrl,
    });

  test("its manifest says what a merchant must know", () => {
    expect(integration.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(integration.description).toMatch(/^[A-Z].*\.$/);
    expect(integration.docsUrl).toMatch(/^https:\/\//);
    for (const field of integration.fields) {
      expect(field.label && field.help, field.key).toBeTruthy();
      if (/password|secret|token|key$/i.test(field.key)) expect(field.secret, `${field.key} must be secret`).toBe(true);
    }
    const abilities = [
      integration.deliver,
      integration.poll,
      integration.receive,
      integration.publishStatus,
      integration.reorder,
    ];
    expect(abilities.some(Boolean)).toBe(true);
  });

  test("its sample passes its own checks; a required field that is missing does not", () => {
    expect(checkSettings(integration, integration.sample)).toEqual({});
    for (const field of integration.fields.filter((each) => each.required)) {
      expect(checkSettings(integration, { ...integration.sample, [field.key]: "" })).toHaveProperty(field.key);
    }
    for (const field of integration.fields) {
      expect(checkSettings(integration, { ...integration.sample, [field.key]: "a\r\nb" })).toHaveProperty(field.key);
    }
  });

  test("its request is plain data, the same at every attempt", () => {
    expect(structuredClone(request())).toEqual(request());
  });

  test("every answer, and none, has an outcome with words for a merchant", () => {
    for (const response of RESPONSES) {
      const outcome = integration.deliver?.read(response);
      if (!outcome || outcome.outcome === "done" || outcome.outcome === "continue") continue;
      expect(outcome.reason, JSON.stringify(response)).toMatch(/^[A-Z].*\.$/);
      if (response.type === "unreachable") expect(outcome.outcome).toBe("retry");
      if (response.type === "forbidden") expect(["reconnect", "refused"]).toContain(outcome.outcome);
    }
  });

  test("no secret of its settings is left in a text that has been cleaned", () => {
    const secrets = integration.fields.flatMap((field) => (field.secret ? [integration.sample[field.key] ?? ""] : []));
    const text = secrets
      .flatMap((secret) => [secret, Buffer.from(secret).toString("base64"), encodeURIComponent(secret)])
      .join(" ");
    const cleaned = redact(text, integration, integration.sample);
    for (const secret of secrets.filter(Boolean)) expect(cleaned).not.toContain(secret);
  });

  test("a host inside our own network is refused when a merchant names it", async () => {
    const hosted = integration.fields.some((field) => field.key === "host" || field.key === "url");
    if (!hosted) return;
    const settings = { ...integration.sample, host: "127.0.0.1", url: "https://127.0.0.1/hook" };
    const outcome = await deliverMessage({ integration, settings, message: MESSAGE, deliveryId: "1", now: NOW, guarded: true });
    expect(outcome.outcome).toBe("reconnect");
  });
});

describe("the runner over HTTP", () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((req, res) => {
      if (req.url === "/redirect") return void res.writeHead(302, { Location: "/ok" }).end();
      if (req.url === "/endless") return void res.writeHead(200).end(Buffer.alloc(2_000_000));
      if (req.url === "/cut") return void res.destroy();
      res.writeHead(req.url === "/busy" ? 429 : 200, { "Retry-After": "7" }).end(req.url);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    base = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const get = (url: string): HttpRequest => ({ type: "http", method: "GET", url, headers: {} });
  /** A system that is asked for tickets until its answer has none left. */
  const chained: Integration = {
    id: "chained",
    name: "Chained",
    description: "Asks again.",
    docsUrl: "https://example.test",
    fields: [{ key: "apiKey", label: "Key", help: "The key.", required: true, secret: true }],
    auth: "header",
    limits: {},
    baseUrl: "https://chained.example.test",
    sample: { apiKey: "s3cret" },
    deliver: {
      carries: "record",
      request: (_message, _settings, context) => get(`${context.baseUrl}/first`),
      read: (response) => {
        if (response.type !== "http") return { outcome: "retry", reason: "No answer to s3cret." };
        if (response.body === "/first") return { outcome: "continue", request: get(`${base}/second`) };
        if (response.body === "/loop") return { outcome: "continue", request: get(`${base}/loop`) };
        return { outcome: "done", providerId: response.body };
      },
    },
  };
  const run = (baseUrl: string) =>
    deliverMessage({
      integration: chained,
      settings: chained.sample,
      message: MESSAGE,
      deliveryId: "1",
      now: NOW,
      guarded: false,
      baseUrl,
    });

  test("follows an integration's requests to their end, at an address of its own", async () => {
    expect(await run(base)).toEqual({ outcome: "done", providerId: "/second" });
  });

  test("a reason never shows a secret, and a system that never ends is tried later", async () => {
    expect(await run("http://127.0.0.1:1")).toEqual({ outcome: "retry", reason: "No answer to [removed]." });
    const looping = { ...chained, deliver: { ...chained.deliver!, request: () => get(`${base}/loop`) } };
    const outcome = await deliverMessage({
      integration: looping,
      settings: {},
      message: MESSAGE,
      deliveryId: "1",
      now: NOW,
      guarded: false,
    });
    expect(outcome.outcome).toBe("retry");
  });

  test("status and waits are read, redirects are not followed, endless and cut answers are no answer", async () => {
    expect(await sendHttp(get(`${base}/busy`), false)).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect(await sendHttp(get(`${base}/redirect`), false)).toMatchObject({ status: 302 });
    expect((await sendHttp(get(`${base}/endless`), false)).type).toBe("unreachable");
    expect((await sendHttp(get(`${base}/cut`), false)).type).toBe("unreachable");
  });

  test.each([
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://169.254.169.254/latest",
    "https://[::ffff:10.0.0.1]/",
    "http://example.com/",
  ])("%s is forbidden to merchants", async (url) => expect((await sendHttp(get(url), true)).type).toBe("forbidden"));
});
