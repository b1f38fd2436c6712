// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { setUpExtension } from "@shopify/ui-extensions-tester";
import { expect, test, vi } from "vitest";
import type { Block, BlockAnswer, BlockVariant } from "../../../app/domain/admin-block.ts";

const PRODUCT = "admin.product-details.block.render";
const VARIANT = "admin.product-variant-details.block.render";

type Words = { [key: string]: string | Words };
const english = JSON.parse(readFileSync("extensions/standby-admin/locales/en.default.json", "utf8")) as Words;

function translate(key: string, values: Record<string, string | number> = {}): string {
  let found: string | Words | undefined = english;
  for (const name of key.split(".")) found = typeof found === "object" ? found[name] : undefined;
  if (typeof found === "object") found = found[values.count === 1 ? "one" : "other"];
  if (typeof found !== "string") throw new Error(`There are no words for “${key}”.`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

const variant = (values: Partial<BlockVariant> = {}): BlockVariant => ({
  variantId: "44",
  title: "Blue",
  templateId: "1",
  templateName: "Default",
  mode: "waitlist",
  offer: "waitlist",
  offerReason: "stock 0 ≤ switch condition 0",
  manualOffer: null,
  stockUnits: 0,
  switchCondition: { units: 0, from: "shop" },
  unitsLeft: null,
  thresholdUnits: null,
  backInStockOn: null,
  waitingEntries: 14,
  toldShopify: true,
  isDeleted: false,
  ...values,
});

const DEFAULT = { templateId: "1", name: "Default", isDefault: true };
const SPRING = { templateId: "2", name: "Spring", isDefault: false };

const block = (values: Partial<Block> = {}): Block => ({
  page: "variant",
  productTitle: "Teapot",
  variants: [variant()],
  assignedVariants: 1,
  byHandVariants: 0,
  templates: [DEFAULT],
  ...values,
});
const none = { variants: [], assignedVariants: 0 };

type Reply = BlockAnswer | number | Error;

/** Draws the block with the app's answers, one after the other; the last one stays. */
async function draw(target: typeof PRODUCT | typeof VARIANT, ...replies: Reply[]) {
  const extension = setUpExtension(target, { configSearchDir: "extensions/standby-admin" });
  extension.shopify.data.selected = [{ id: target === PRODUCT ? "gid://shopify/Product/7" : "gid://shopify/ProductVariant/44" }];
  extension.shopify.i18n.translate = translate as typeof extension.shopify.i18n.translate;
  extension.shopify.i18n.formatDate = (date) => date.toISOString().slice(0, 10);
  const asked: { url: string; body: unknown }[] = [];
  extension.fetch = vi.fn((url: string | URL | Request, init?: RequestInit) => {
    asked.push({ url: String(url), body: typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : null });
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Error) return Promise.reject(reply);
    if (typeof reply === "number") return Promise.resolve(new Response("null", { status: reply }));
    return Promise.resolve(new Response(JSON.stringify(reply), { status: reply?.ok ? 200 : 422 }));
  });
  await extension.render();
  return { asked, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

const all = (selector: string) => [...document.body.querySelectorAll(selector)];
const text = () => all("s-paragraph, s-text, s-badge").map((node) => node.textContent);
const buttons = () => all("s-button").map((node) => node.textContent);
const banner = () => document.body.querySelector("s-banner")?.getAttribute("heading");
const press = (label: string) =>
  all("s-button")
    .find((node) => node.textContent === label)
    ?.dispatchEvent(new Event("click"));
const shown = (selector: string) => vi.waitFor(() => expect(document.body.querySelector(selector)).not.toBeNull());

test("while Standby is asked, it says so; it asks for what is on screen", async () => {
  using drawn = await draw(PRODUCT, { ok: true, block: block(none) });
  expect(document.body.querySelector("s-spinner")?.getAttribute("accessibilityLabel")).toBe("Asking Standby");
  await shown("s-button");
  expect(drawn.asked).toEqual([{ url: "/app/block?of=gid%3A%2F%2Fshopify%2FProduct%2F7", body: null }]);
});

test("an assigned variant: offer, reason, and only the numbers there are", async () => {
  using _drawn = await draw(VARIANT, { ok: true, block: block() });
  await shown("s-badge");
  expect(text().slice(0, -1)).toEqual([
    ...["Waitlist", "Shoppers can join the waitlist.", "Why: stock 0 ≤ switch condition 0."],
    ...["Stock", "0", "Switches at", "0 or less (Settings)", "Waiting", "14 people", "Template", "Default"],
  ]);
  expect(buttons()).toEqual(["Keep on: Waitlist", "Turn off: Waitlist"]);
  expect(document.body.querySelector("s-link")?.getAttribute("href")).toBe("/app/products/44");
});

test("a threshold and a date are told, and a choice by hand can be lifted", async () => {
  const values = { manualOffer: "preorder", mode: "preorder", offer: "preorder", unitsLeft: 12, thresholdUnits: 20 } as const;
  const reply = block({ variants: [variant({ ...values, backInStockOn: "2026-12-01" })], byHandVariants: 1 });
  using drawn = await draw(VARIANT, { ok: true, block: reply });
  await shown("s-badge");
  expect(text()).toEqual(expect.arrayContaining(["By hand", "12 of 20", "2026-12-01"]));
  expect(text().join(" ")).toContain("an offer turned off also goes on once new stock comes");
  expect(buttons()).toEqual(["Let Standby decide again", "Turn off: Pre-order"]);
  press("Let Standby decide again");
  await vi.waitFor(() => expect(drawn.asked[1]?.body).toEqual({ intent: "lift" }));
});

test("assigning brings the siblings unless only this one is chosen, and says what was refused", async () => {
  const done = { changed: 1, refused: [{ title: "Teapot – Red", reason: "Not tracked." }] };
  const first = { ok: true as const, block: block({ ...none, templates: [DEFAULT, SPRING] }) };
  using drawn = await draw(VARIANT, first, { ok: true, block: block(), done });
  await shown("s-checkbox");
  expect(buttons()).toEqual(["Assign all variants"]);
  const box = document.body.querySelector("s-checkbox") as HTMLElement & { checked: boolean };
  box.checked = true;
  box.dispatchEvent(new Event("change"));
  await vi.waitFor(() => expect(buttons()).toEqual(["Assign this variant"]));
  press("Assign this variant");
  await vi.waitFor(() => expect(banner()).toBe("1 variant assigned"));
  expect(drawn.asked[1]?.body).toEqual({ intent: "assign", templateId: "1", onlyThis: true });
  expect(text()).toContain("Teapot – Red: Not tracked.");
});

test("a product of several variants: each in a line, the choice is for all", async () => {
  const variants = [variant(), variant({ variantId: "45", title: "Red", offer: "in_stock", offerReason: "", waitingEntries: 0 })];
  using _drawn = await draw(PRODUCT, { ok: true, block: block({ page: "product", variants, assignedVariants: 9 }) });
  await shown("s-link");
  expect(text()).toEqual(
    expect.arrayContaining(["9 variants are assigned.", "Stock 0 · nobody waiting. Why: just assigned.", "and 7 more variants"]),
  );
  expect(buttons()).toEqual(["Turn on for all", "Turn off for all", "Use this template", "Assign all variants"]);
  expect(all("s-link").at(-1)?.getAttribute("href")).toBe("/app/products?q=Teapot");
});

test("a deleted variant has nothing to press", async () => {
  using _drawn = await draw(VARIANT, { ok: true, block: block({ variants: [variant({ isDeleted: true })] }) });
  await shown("s-link");
  expect([text(), buttons()]).toEqual([["This variant was deleted in Shopify. Standby switches nothing any more."], []]);
});

test("many variants go on in the background, with a way to see how far", async () => {
  using _drawn = await draw(PRODUCT, { ok: true, block: block(none), done: { changed: null, refused: [] } });
  await shown("s-button");
  press("Assign all variants");
  await vi.waitFor(() => expect(banner()).toBe("Standby is assigning the variants. It takes a few minutes."));
  expect(document.body.querySelector("s-banner s-link")?.getAttribute("href")).toBe("/app/products");
});

test.each<[Reply, string, string[]]>([
  [401, "Standby does not know you yet", ["Try again"]],
  [403, "You may not use Standby", []],
  [409, "Standby is still being set up", ["Try again"]],
  [500, "Standby did not answer", ["Try again"]],
  [new Error("offline"), "Standby did not answer", ["Try again"]],
  [{ ok: false, problem: "Reload." }, "Nothing was changed", ["Try again"]],
])("%s is told as “%s”", async (reply, heading, expected) => {
  using _drawn = await draw(PRODUCT, reply);
  await vi.waitFor(() => expect(banner()).toBe(heading));
  expect(buttons()).toEqual(expected);
});

test("after a failed change everything stays to be tried again", async () => {
  using _drawn = await draw(VARIANT, { ok: true, block: block() }, 500);
  await shown("s-badge");
  press("Turn off: Waitlist");
  await vi.waitFor(() => expect(banner()).toBe("Standby did not answer"));
  expect(buttons()).toEqual(["Keep on: Waitlist", "Turn off: Waitlist"]);
});
