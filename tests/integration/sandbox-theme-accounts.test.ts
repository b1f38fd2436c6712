/** Customer accounts in a theme that has the templates: sign in, register, orders, and what is wrong with a form. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { close, listen, portOf } from "#sandbox/http.ts";
import { openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";

const FORM =
  "{% if form.errors %}{% for field in form.errors %}{{ field }} {{ form.errors.messages[field] }}.{% endfor %}{% endif %}" +
  "<input name='customer[email]' value='{{ form.email }}'>";
const FILES = {
  "layout/theme.liquid": "{{ content_for_layout }}",
  "templates/customers/login.liquid": `LOGIN{% form 'customer_login' %}{% if form.password_needed %}PASSWORD{% endif %}${FORM}{% endform %}`,
  "templates/customers/register.liquid": `REGISTER{% form 'create_customer' %}${FORM}{% endform %}`,
  "templates/customers/account.json": JSON.stringify({ sections: { main: { type: "account" } }, order: ["main"] }),
  "templates/customers/addresses.liquid":
    "{% form 'customer_address', customer.new_address %}{{ form.id }}{% endform %}" +
    "{% for address in customer.addresses %}{% form 'customer_address', address %}" +
    "[{{ form.id }} {{ form.first_name }} {{ form.city }} {{ form.country }}{% if address == customer.default_address %} *{% endif %}]" +
    "{% endform %}{% endfor %}",
  "sections/account.liquid":
    "ACCOUNT {{ customer.first_name }} {{ customer.email }} {% for order in customer.orders %}{{ order.customer_url }}{% endfor %}",
};

let fixture: Fixture;
let server: Server;
let base: string;
let cookie = "";

beforeAll(async () => {
  const themeFolder = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(themeFolder, name)), { recursive: true });
    writeFileSync(path.join(themeFolder, name), text);
  }
  fixture = await openFixture();
  server = await listen(
    createStorefront(fixture.context, { themeFolder, extensionsFolder: "extensions" }),
    0,
    "the storefront",
    fixture.context.log,
  );
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => close(server));
beforeEach(() => void (cookie = ""));

async function visit(address: string, fields?: Record<string, string>) {
  const body = fields && { method: "POST", body: new URLSearchParams(fields) };
  const response = await fetch(base + address, { redirect: "manual", ...body, headers: { cookie } });
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  return { status: response.status, to: response.headers.get("location"), text: await response.text() };
}

test("a form with something wrong comes back with what was typed and what is wrong", async () => {
  expect((await visit("/account/login")).text).toContain("LOGIN");
  expect((await visit("/account/login")).text).toContain("PASSWORD");
  const refused = await visit("/account/login", { "customer[email]": "ann@", "customer[password]": "" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("email is not a valid e-mail address.password is missing.");
  expect(refused.text).toContain("value='ann@'");
});

test("who registers is signed in, sees the theme's account page, and gets out again", async () => {
  const person = { "customer[first_name]": "Ann", "customer[email]": "ann@example.com", "customer[password]": "anything" };
  expect((await visit("/account/register")).text).toContain("REGISTER");
  expect(await visit("/account", person)).toMatchObject({ status: 303, to: "/account" });
  expect((await visit("/account")).text).toContain("ACCOUNT Ann ann@example.com");
  expect((await visit("/account/login")).to).toBe("/account");
  await visit("/account/logout");
  expect((await visit("/account")).to).toBe("/account/login");
});

test("return_to leads to the shop's own pages only; an order without a page of the theme is shown where all are", async () => {
  const enter = (to: string) =>
    visit("/account/login", { "customer[email]": "bo@example.com", "customer[password]": "x", return_to: to });
  expect((await enter("/collections/all")).to).toBe("/collections/all");
  expect((await enter("//elsewhere.example")).to).toBe("/account");
  expect((await visit("/account/orders/abc")).to).toBe("/orders/abc");
});

test("addresses are added, changed, made the default and deleted on the theme's page", async () => {
  const person = { "customer[email]": "moves@example.com", "customer[password]": "x", "customer[first_name]": "Mo" };
  await visit("/account", person);
  const shown = async () => {
    const { text } = await visit("/account/addresses");
    return [...text.matchAll(/\[(\d+) ([^\]]*)\]/g)].map(([, id = "", words = ""]) => ({ id, words }));
  };
  expect((await visit("/account/addresses")).text).toContain('action="/account/addresses" id="address_form_new"');
  expect(await shown()).toEqual([]);
  const address = { "address[first_name]": "Mo", "address[last_name]": "Berg", "address[country]": "Germany" };
  await visit("/account/addresses", { ...address, "address[city]": "Kiel" });
  expect((await visit("/account/addresses", { ...address, "address[city]": "Bremen", "address[default]": "1" })).to).toBe(
    "/account/addresses",
  );
  const [bremen, kiel] = await shown();
  expect([bremen?.words, kiel?.words]).toEqual(["Mo Bremen Germany *", "Mo Kiel Germany"]);
  await visit(`/account/addresses/${kiel?.id}`, { ...address, _method: "put", "address[city]": "Lübeck" });
  await visit(`/account/addresses/${bremen?.id}`, { _method: "delete" });
  expect((await shown()).map(({ words }) => words)).toEqual(["Mo Lübeck Germany *"]);
  await visit("/de/account/addresses", { ...address, "address[country]": "Österreich", "address[city]": "Wien" });
  expect((await shown())[1]?.words).toBe("Mo Wien Austria");
});

test("a forgotten password: the form says that the mail was sent", async () => {
  expect((await visit("/account/recover", { email: "moves@example.com" })).to).toBe("/account/login?recover_posted=true#recover");
});
