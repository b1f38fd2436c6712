/** What themes' shipping calculators ask the sandbox's store. */
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { close, listen, portOf } from "#sandbox/http.ts";
import { openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";

let fixture: Fixture;
let server: Server;
let cookie = "";

beforeAll(async () => {
  fixture = await openFixture();
  const handler = createStorefront(fixture.context, { themeFolder: "sandbox/themes/harbor", extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
});
afterAll(() => close(server));

async function ask(path: string, fields?: Record<string, string>) {
  const body = fields && { method: "POST", body: new URLSearchParams(fields) };
  const response = await fetch(`http://127.0.0.1:${portOf(server)}${path}`, { ...body, headers: { cookie } });
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  return { status: response.status, json: (await response.json()) as unknown };
}

test("a cart has its one rate for each country that checkout knows, at once and prepared", async () => {
  const to = (country: string) => `?shipping_address%5Bzip%5D=24103&shipping_address%5Bcountry%5D=${country}`;
  expect((await ask(`/cart/shipping_rates.json${to("Germany")}`)).status).toBe(422);
  await ask("/cart/add.js", { id: String(fixture.cup.variantIds[0]) });
  const rates = { shipping_rates: [expect.objectContaining({ name: "Standard", price: "0.00", currency: "EUR" })] };
  expect(await ask(`/cart/shipping_rates.json${to("Germany")}`)).toEqual({ status: 200, json: rates });
  expect(await ask(`/cart/shipping_rates.json${to("Atlantis")}`)).toEqual({
    status: 422,
    json: { country: ["is not supported"] },
  });
  expect((await ask("/cart/prepare_shipping_rates.json", { "shipping_address[country]": "DE" })).status).toBe(202);
  expect((await ask(`/cart/async_shipping_rates.json${to("DE")}`)).json).toEqual(rates);
});
