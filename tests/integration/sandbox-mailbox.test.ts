import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import nodemailer from "nodemailer";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MailboxMessage } from "#sandbox/mailbox/mailbox.ts";
import { startSandbox, type Sandbox } from "#sandbox/start.ts";
import { sandboxOptions, startTestSandbox } from "./sandbox-process.ts";

let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "standby-mailbox-"));
  sandbox = await startTestSandbox("http://127.0.0.1:9", { folder });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => sandbox.mailbox.clear());

const mailbox = () => sandbox.context.origins.mailbox;
const messages = async (query = "") => (await (await fetch(`${mailbox()}/messages.json${query}`)).json()) as MailboxMessage[];
const transport = (auth?: { user: string; pass: string }) =>
  nodemailer.createTransport({ host: "127.0.0.1", port: sandbox.ports.smtp, secure: false, auth });
const mail = (to: string, subject = "It’s back: Größe L") => ({
  from: '"Harbour, Pine" <hello@harbour.example>',
  to,
  subject,
  text: "Hello – it’s back.\n",
  html: "<p>Hello – it’s back.</p><script>top.location='http://evil.example'</script>",
  headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
});

test("a mail arrives whole: addresses, subject, text, HTML, headers; oldest first", async () => {
  await transport().sendMail(mail("Ada <ada@example.com>"));
  await transport({ user: "any", pass: "thing" }).sendMail(mail("grace@example.com", "Second"));
  const [first, second] = await messages();
  expect(first).toMatchObject({
    channel: "email",
    to: "ada@example.com",
    from: "Harbour, Pine <hello@harbour.example>",
    subject: "It’s back: Größe L",
    text: "Hello – it’s back.",
  });
  expect(first?.html).toContain("<p>Hello – it’s back.</p>");
  expect(first?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(Date.parse(first?.at ?? "")).toBeGreaterThan(Date.now() - 10_000);
  expect(second?.subject).toBe("Second");
  expect((await messages("?to=GRACE@example.com")).map(({ subject }) => subject)).toEqual(["Second"]);
});

test("a file that came with a mail is named in the list and can be fetched, byte by byte", async () => {
  const content = Buffer.from("\uFEFFProduct,Stock\r\nGröße L,3\r\n");
  const attachments = [{ filename: "stock, data.csv", contentType: "text/csv; charset=utf-8", content }];
  await transport().sendMail({ ...mail("ada@example.com"), attachments });
  const [message] = await messages();
  expect(message?.files).toEqual([{ name: "stock, data.csv", contentType: "text/csv" }]);
  const page = await (await fetch(`${mailbox()}/?id=${message?.id}`)).text();
  const link = /href="([^"]+)">stock, data\.csv</.exec(page)?.[1];
  const file = await fetch(`${mailbox()}${link}`);
  expect(file.headers.get("content-disposition")).toContain("stock%2C%20data.csv");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  expect((await fetch(`${mailbox()}/messages/${message?.id}/files/1`)).status).toBe(404);
});

test("the page escapes what it shows, and a mail's HTML can do nothing", async () => {
  await transport().sendMail(mail("ada@example.com", "<script>alert(1)</script>"));
  const [message] = await messages();
  const page = await (await fetch(`${mailbox()}/?id=${message?.id}`)).text();
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&lt;script&gt;alert");
  expect(page).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const shown = await fetch(`${mailbox()}/messages/${message?.id}.html`);
  expect(shown.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
});

test("clearing empties the list", async () => {
  await transport().sendMail(mail("ada@example.com"));
  expect((await fetch(`${mailbox()}/messages.json`, { method: "DELETE" })).status).toBe(204);
  expect(await messages()).toEqual([]);
});

test("the outbox keeps a call and answers as scripted, then 200 {}", async () => {
  const answers = [{ status: 429, headers: { "retry-after": "2" }, body: { errors: ["slow down"] } }];
  await fetch(`${mailbox()}/_sandbox/answers/klaviyo`, { method: "PUT", body: JSON.stringify(answers) });
  const call = () =>
    fetch(`${mailbox()}/outbox/klaviyo/api/events?x=1`, { method: "POST", body: '{"a":1}', headers: { authorization: "key" } });
  const refused = await call();
  expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toEqual([
    429,
    "2",
    { errors: ["slow down"] },
  ]);
  const taken = await call();
  expect([taken.status, await taken.json()]).toEqual([200, {}]);
  expect(await messages()).toMatchObject([
    { channel: "klaviyo", subject: "POST /api/events?x=1", text: '{"a":1}', headers: { authorization: "key" } },
    { channel: "klaviyo" },
  ]);
});

test("SMTP refuses on demand, and only as often as asked", async () => {
  sandbox.scripts.set("smtp", [{ status: 451, body: "Try later" }]);
  await expect(transport().sendMail(mail("ada@example.com"))).rejects.toMatchObject({ responseCode: 451 });
  await transport().sendMail(mail("ada@example.com"));
  expect(await messages()).toHaveLength(1);
});

test("a restart finds the messages and the shop again", async () => {
  await transport().sendMail(mail("ada@example.com"));
  await sandbox.stop();
  let seeded = false;
  const seed = async () => void (seeded = true);
  sandbox = await startSandbox(sandboxOptions("http://127.0.0.1:9", { folder, seed }));
  expect(await messages()).toHaveLength(1);
  expect([seeded, sandbox.context.store.state.shops.size]).toEqual([false, 1]);
});

test("a taken port is named with what to do, and nothing stays open", async () => {
  const options = sandboxOptions("http://127.0.0.1:9", { ports: { ...sandbox.ports, admin: 0, storefront: 0, mailbox: 0 } });
  await expect(startSandbox(options)).rejects.toThrow(new RegExp(`Port ${sandbox.ports.smtp}.*SMTP.*already in use.*DEMO_PORT`));
});
