/** Discounts in the sandbox's store: from the cart's JSON and Liquid over checkout to the order and its webhook. */
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { close, listen, portOf } from "#sandbox/http.ts";
import { paidCents } from "#sandbox/store/operations/discounts.ts";
import { liquid, openCoatPage, openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";

type Json = Record<string, unknown> & { items: Record<string, unknown>[] };

let fixture: Fixture;
let server: Server;
let base: string;
let cookie = "";

beforeAll(async () => {
  fixture = await openFixture();
  fixture.shop.discounts = [
    {
      id: 71,
      title: "Three cups",
      method: "AUTOMATIC",
      value: { percentage: 20 },
      productIds: [fixture.cup.id],
      leastUnits: 3,
    },
    { id: 72, title: "TIDE10", method: "CODE", value: { percentage: 10 }, productIds: null, leastUnits: 1 },
  ];
  const handler = createStorefront(fixture.context, { themeFolder: "sandbox/themes/harbor", extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => close(server));

async function visit(path: string, body?: unknown): Promise<Response> {
  const headers = { cookie, "content-type": "application/json" };
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(base + path, { redirect: "manual", headers, ...sent });
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  return response;
}
const json = async (path: string, body?: unknown) => (await (await visit(path, body)).json()) as Json;

test("a cart knows what is off by itself and by code, and which code does not apply", async () => {
  const [coat, cup] = [fixture.coat.variantIds[2]!, fixture.cup.variantIds[0]!];
  await json("/cart/add.js", { items: [{ id: coat }, { id: cup, quantity: 3 }] });
  const cart = await json("/cart/update.js", { discount: "tide10,NOPE" });
  expect(cart).toMatchObject({
    original_total_price: 13_050 + 2_997,
    items_subtotal_price: 13_050 + 2_398,
    total_price: 15_448 - 1_545,
    total_discount: 599 + 1_545,
    discount_codes: [
      { code: "tide10", applicable: true },
      { code: "NOPE", applicable: false },
    ],
    cart_level_discount_applications: [{ title: "TIDE10", type: "discount_code", total_allocated_amount: 1_545 }],
  });
  expect(cart.items.find(({ id }) => id === cup)).toMatchObject({
    original_line_price: 2_997,
    final_line_price: 2_398,
    line_level_discount_allocations: [{ amount: 599, discount_application: { title: "Three cups", type: "automatic" } }],
  });
  expect((await json("/cart.js")).total_price).toBe(13_903);
});

test("templates see the same, as a theme's cart writes it", () => {
  const page = openCoatPage(fixture);
  page.cart = [...fixture.shop.carts.values()][0]!;
  const codes =
    "{% for item in cart.items %}{% for allocation in item.line_level_discount_allocations %}" +
    "{{ allocation.discount_application.title }} -{{ allocation.amount | money }} {% endfor %}{% endfor %}" +
    "{{ cart.cart_level_discount_applications | where: 'type', 'discount_code' | map: 'title' | join }} " +
    "{{ cart.cart_level_discount_applications.first.total_allocated_amount | money }} {{ cart.total_price | money }}";
  expect(liquid(page, codes)).toBe("Three cups -€5,99 TIDE10 €15,45 €139,03");
});

test("checkout charges the discounted total; order, refund value and webhook carry it", async () => {
  const checkout = (await visit("/checkout")).headers.get("location")!;
  const page = await (await visit(checkout)).text();
  expect(page).toContain("TIDE10");
  expect(page).toContain("Three cups");
  expect(page).toContain("139.03");
  const address = { first_name: "Ann", last_name: "Lee", address1: "1 Quay", city: "Kiel", zip: "24103", country: "DE" };
  const paid = await visit(checkout, {
    email: "ann@example.com",
    "card[number]": "1",
    shipping_address: address,
    card: { number: "1" },
  });
  expect(paid.status).toBe(303);
  const order = [...fixture.shop.orders.values()].at(-1)!;
  expect([order.subtotalCents, order.totalCents, order.transactions[0]?.amountCents]).toEqual([13_903, 13_903, 13_903]);
  expect(order.lineItems.map((line) => paidCents(line)).reduce((one, two) => one + two)).toBe(13_903);
  expect(orderPayload(fixture.shop, order)).toMatchObject({
    total_discounts: "21.44",
    total_line_items_price: "160.47",
    discount_codes: [{ code: "TIDE10", amount: "15.45", type: "percentage" }],
  });
});

test("a link takes its code into the cart and goes on within the shop; an empty code takes all away", async () => {
  await json("/cart/add.js", { id: fixture.coat.variantIds[3]! });
  const linked = await visit("/discount/TIDE10?redirect=/collections/all");
  expect(linked.headers.get("location")).toBe("/collections/all");
  expect((await visit("/discount/TIDE10?redirect=//elsewhere.example")).headers.get("location")).toBe("/");
  expect((await json("/cart.js")).total_price).toBe(11_745);
  expect(await json("/cart/update.js", { discount: "" })).toMatchObject({ total_price: 13_050, discount_codes: [] });
});
