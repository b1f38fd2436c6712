/** What the offer metafield says and what the theme app extension prints of it, in LiquidJS without a theme around it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readLineTerms } from "../../extensions/standby-checkout-limits/src/variant-offer.ts";
import { sayUnits } from "../../storefront/count-units.ts";
import { engineIn, EXTENSION, offer, print, wordsIn } from "./printed-offer.ts";

describe("what somebody else wrote", () => {
  const days = ["2026-13-45", "sometime next spring", "2026-12-01T00:00:00Z", { a: 1 }, [], 7, true];

  it.each(days)("a day that is none is no day: %j", (backInStockOn) => {
    const payment = { balance: "on_date", balanceOn: backInStockOn };
    const allocation = { selling_plan: { id: 5 }, checkout_charge_amount: 100, remaining_balance_charge_amount: 900 };
    const html = print(
      { 1: offer("preorder", {}, { backInStockOn, sellingPlanId: "5", payment }) },
      { variant: { selling_plan_allocations: [allocation] } },
    );
    const [, , , , date, , promise, , , day, plan, charge] = wordsIn(html)[1]!;
    expect([date, promise, day, plan]).toEqual(["", "Ships later", "", "5"]);
    expect(charge).toMatch(/\$1\.00.*\$9\.00/);
  });

  it("texts keep to their place, however they part and however long they are", () => {
    const hostile = `a~|~waitlist~|~${"x".repeat(10_000)}`;
    const texts = { en: { buttonText: hostile, message: hostile, badge: hostile, dateLine: hostile } };
    const [kind, button = "", badge = "", message = "", date = "", name] = wordsIn(print({ 1: offer("preorder", texts) }))[1]!;
    expect([kind, name]).toEqual(["preorder", "Pre-order"]);
    for (const text of [button, badge, message, date]) {
      expect(text).toMatch(/^a waitlist x+/);
      expect(text.length).toBeLessThanOrEqual(700);
    }
  });
});

describe("what cannot be read", () => {
  const rubbish = [
    null,
    undefined,
    "",
    "waitlist",
    7,
    [],
    {},
    { version: 2, offer: "waitlist" },
    { version: 1 },
    offer("in_stock"),
    offer("sold"),
  ];

  it.each(rubbish.map((value) => [JSON.stringify(value) ?? "undefined", value]))("prints nothing: %s", (_, value) => {
    expect(print({ 1: value }).trim()).toBe("");
  });

  it("leaves the other variants their offers", () => {
    const html = print({ 1: "rubbish", 2: offer("waitlist") });
    expect(html).toMatch(/data-offer="in_stock"[\s\S]*?hidden/);
    const words = wordsIn(html);
    expect(words[1]).toEqual(["in_stock"]);
    expect(words[2]!.slice(0, 3)).toEqual(["waitlist", "Notify me", "Waitlist"]);
  });

  it("tells the merchant in the theme editor why nothing is there", () => {
    expect(print({ 1: null }, { designMode: true })).toContain("Standby shows here");
  });
});

describe("whose words", () => {
  const texts = { en: { buttonText: "Tell me", message: "" }, de: { buttonText: "Sag Bescheid" } };

  it("are the merchant's in the shopper's language", () => {
    expect(wordsIn(print({ 1: offer("waitlist", texts) }, { locale: "de" }))[1]![1]).toBe("Sag Bescheid");
  });

  it("are the merchant's in the base language for a regional one", () => {
    const own = { pt: { buttonText: "Me avise" } };
    expect(wordsIn(print({ 1: offer("waitlist", own) }, { locale: "pt-BR" }))[1]![1]).toBe("Me avise");
  });

  it("are the merchant's English where the language is missing", () => {
    expect(wordsIn(print({ 1: offer("waitlist", texts) }, { locale: "fr" }))[1]![1]).toBe("Tell me");
  });

  it.each([
    ["en", "Notify me"],
    ["de", "Benachrichtigen"],
    ["fr", "Me prévenir"],
    ["es", "Avísame"],
    ["it", "Avvisami"],
    ["nl", "Houd me op de hoogte"],
    ["pt-BR", "Avise-me"],
    ["ja", "再入荷のお知らせを受け取る"],
  ])("are our own in %s where the merchant said nothing", (locale, button) => {
    const html = print({ 1: offer("waitlist", { en: { buttonText: "" } }) }, { locale });
    expect(html).toContain(`${button}</button>`);
  });
});

describe("each offer", () => {
  it("waitlist: a form that works as a plain post, in the shopper's language", () => {
    const html = print({ 1: offer("waitlist") }, { locale: "de" });
    expect(html).toContain('action="/de/apps/standby/waitlist"');
    for (const name of ["variant_id", "locale", "return_to", "email", "quantity", "phone", "sms_consent", "website"]) {
      expect(html).toContain(`name="${name}"`);
    }
    expect(html).not.toMatch(/standby__form"[^>]*\shidden/);
  });

  it("waitlist on show: fields that name their form, unseen parts packed, and no script that the parser would wait at", () => {
    const html = print({ 1: offer("waitlist") }, { variant: { available: false } });
    const [fields = ""] = html.match(/<div class="standby__form"[^]*?<noscript data-form>/) ?? [];
    const id = /<noscript data-form><form\s+id="([^"]+)"/.exec(html)?.[1];
    expect(fields.match(/<(input|button)\b[^>]*>/g)?.filter((field) => !field.includes(`form="${id}"`))).toEqual([]);
    expect(fields).toMatch(/<\/summary><noscript>[^]*name="phone"[^]*<\/noscript><\/details>/);
    expect(html).not.toMatch(/<script>/);
  });

  it.each(["preorder", "backorder"])("%s: properties for the cart, no form", (kind) => {
    const html = print({ 1: offer(kind, { en: { dateLine: "Ships 12–19 May" } }) });
    expect(html).not.toContain("<form");
    expect(html).toMatch(new RegExp(`name="properties\\[_standby_offer\\]"\\s+value="${kind}"`));
    expect(html).toMatch(/name="properties\[(Pre-order|Backorder)\]"\s+value="Ships 12–19 May"/);
  });

  it("keeps the form of another variant's waitlist at hand, unseen", () => {
    expect(print({ 1: offer("preorder"), 2: offer("waitlist") })).toMatch(
      /<noscript data-form><div class="standby__form"[^>]*\shidden/,
    );
  });

  it.each(["preorder", "backorder"])(
    "%s with a waitlist beside it: properties, and the form with a button of its own",
    (kind) => {
      const html = print({ 1: offer(kind, { en: { buttonText: "Buy" } }, { withWaitlist: true }) }, { locale: "en" });
      expect(html).not.toMatch(/standby__form"[^>]*\shidden/);
      expect(html.match(/Notify me<\/button>/g)).toHaveLength(1);
      expect(html).toContain("Rather wait?");
      expect(wordsIn(html)[1]![12]).toBe("Notify me");
      expect(html).toContain('data-property="kind"');
    },
  );

  it("names the back-in-stock date where there is no date line", () => {
    const html = print({ 1: offer("preorder", {}, { backInStockOn: "2027-05-09" }) }, { locale: "fr" });
    expect(html).toContain("Attendu le 9 mai 2027");
  });

  it("unavailable: says so, sells nothing", () => {
    const html = print({ 1: offer("unavailable") });
    expect(html).toContain("isn’t for sale");
    expect(html).not.toContain("data-property");
  });
});

describe("units that are owed", () => {
  const tracked = (units: number) => ({ inventory_management: "shopify", inventory_quantity: units });
  const owed = (more: object, variant: object, locale = "en") =>
    wordsIn(print({ 1: offer("backorder", {}, more) }, { variant, locale }))[1]!;

  it("come with stock, what is left of the threshold, and the day", () => {
    const words = owed({ leftUnits: 3, maxUnits: 20, backInStockOn: "2099-05-12" }, tracked(2));
    expect(words.slice(7, 10)).toEqual(["2", "3", "12 May 2099"]);
  });

  it("name the day without its year where it is this one", () => {
    const year = new Date().getFullYear();
    expect(owed({ backInStockOn: `${year}-05-12` }, tracked(2), "de")[9]).toBe("12. Mai");
    expect(owed({ backInStockOn: `${year}-05-12` }, tracked(2), "ja")[9]).toBe("5月12日");
  });

  it("fall back to the whole threshold in an older metafield, and know no limit without one", () => {
    expect(owed({ maxUnits: 20 }, tracked(0))[8]).toBe("20");
    expect(owed({ leftUnits: 0, maxUnits: 20 }, tracked(0))[8]).toBe("0");
    expect(owed({}, tracked(0)).slice(7)).toEqual(["0"]);
  });

  it("do not claim to be out of stock while some are there", () => {
    expect(owed({}, tracked(0))[3]).toContain("Out of stock");
    expect(owed({}, tracked(2))[3]).toContain("Only a few");
  });

  it.each<[string, object, number, [string, string]]>([
    ["without a cap", {}, 7, ["7", "5"]],
    ["as Shopify counts with an exact cap", { exactCap: true }, 5, ["0", "5"]],
    ["with stock kept in reserve beside the cap", { exactCap: true }, 7, ["2", "5"]],
    ["with a page newer than the metafield", { exactCap: true }, 3, ["0", "3"]],
    ["oversold elsewhere", { exactCap: true }, -2, ["0", "0"]],
  ])("are no stock: %s", (_, more, counted, [stock, left]) => {
    const words = owed({ leftUnits: 5, maxUnits: 20, ...more }, tracked(counted));
    expect(words.slice(7, 9)).toEqual([stock, left]);
    expect(words[3]).toContain(stock === "0" ? "Out of stock" : "Only a few");
  });

  it("are as many at checkout as on the page", () => {
    const value = { offer: "backorder", maxUnits: 20, leftUnits: 5 };
    const left = owed(value, tracked(7))[8];
    expect(left).toBe(String(readLineTerms(value)?.maxUnits));
    const sentences = { atMost: "at most %1" };
    const said = (quantity: number) => sayUnits(owed(value, tracked(7)) as never, quantity, sentences).limit;
    expect([said(5), said(6)]).toEqual([undefined, "at most 5"]);
  });

  const allocation = {
    selling_plan: { id: 901 },
    checkout_charge_amount: 1000,
    remaining_balance_charge_amount: 3000,
  };

  it.each([
    [{ balance: "on_fulfilment" }, "You pay $10.00 today and $30.00 when it ships."],
    [{ balance: "on_arrival" }, "You pay $10.00 today and $30.00 when it arrives with us."],
    [{ balance: "on_date", balanceOn: "2027-05-12" }, "You pay $10.00 today and $30.00 on 12 May 2027."],
  ])("are sold with their plan: %j", (payment, charge) => {
    const html = print(
      { 1: offer("preorder", {}, { sellingPlanId: "901", payment }) },
      { variant: { selling_plan_allocations: [allocation] } },
    );
    expect(wordsIn(html)[1]!.slice(10)).toEqual(["901", charge]);
    expect(html).toMatch(/name="selling_plan"\s+value="901"\s+>/);
  });

  it("are sold without a plan that the variant does not have", () => {
    const html = print(
      { 1: offer("preorder", {}, { sellingPlanId: "902" }) },
      { variant: { selling_plan_allocations: [allocation] } },
    );
    expect(html).not.toContain('name="selling_plan"');
  });
});

it("speaks on the theme's button without JavaScript, and lets no text out of the style", () => {
  const html = print({ 1: offer("preorder", { en: { buttonText: '</style><b>"Reserve"\\' } }) });
  const style = /<noscript>\s*<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
  expect(style).toContain('[value="1"]');
  expect(style).not.toContain("<");
  expect(style).toMatch(/content: "[^\n]*Reserve[^\n]*";/);
});

it("hides the theme's open button without JavaScript where nothing can be bought", () => {
  expect(print({ 1: offer("unavailable") }, { variant: { available: true } })).toMatch(
    /<noscript>\s*<style>[\s\S]*display: none/,
  );
  expect(print({ 1: offer("unavailable") }, { variant: { available: false } })).not.toMatch(/<noscript>\s*<style>/);
});

describe("the embed", () => {
  const offers = { 1: offer("waitlist"), 2: offer("preorder") };

  it("is one <noscript>, with none inside, and a script that unpacks it", () => {
    const html = print(offers, { kind: "embed" });
    expect(html.trim()).toMatch(/^<noscript><standby-offer[^]*<\/noscript><script>[^]*<\/script>$/);
    const [printed] = html.split("</noscript>");
    expect(printed).toMatch(/<form[^]*data-variants/);
    expect(printed).toContain('standby-offer[data-kind="embed"] { display: none; }');
  });

  it("says the same as the block", () => {
    expect(wordsIn(print(offers, { kind: "embed" }))).toEqual(wordsIn(print(offers)));
  });
});

it("says when a page does not carry all variants, and carries the chosen one all the same", () => {
  const chosen = { id: 3001, url: "/products/lamp?variant=3001", metafields: { $app: { offer: { value: offer("backorder") } } } };
  const html = print({ 1: null }, { product: { variants_count: 2000, selected_or_first_available_variant: chosen } });
  expect(html).toContain("data-partial");
  expect(wordsIn(html)[3001]![0]).toBe("backorder");
});

it("does not let a merchant's text out of its place", () => {
  const nasty = `"><script>alert(1)</script><!--</script>`;
  const html = print({ 1: offer("waitlist", { en: { buttonText: nasty, message: nasty } }) });
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<!--");
  expect(wordsIn(html)[1]![1]).toBe(nasty);
});

describe("the cart message", () => {
  const block = readFileSync(path.join(EXTENSION, "blocks/cart-message.liquid"), "utf8").split("{% schema %}")[0]!;
  const line = (kind: string | null, value: object) => ({
    properties: kind === null ? {} : { _standby_offer: kind },
    product: { title: "Lamp" },
    variant: { metafields: { $app: { offer: { value } } } },
  });
  const later = (mixedCarts?: string) => line("preorder", offer("preorder", {}, mixedCarts ? { mixedCarts } : {}));
  const now = line(null, offer("in_stock", {}, { mixedCarts: "apart" }));
  const cart = (...items: object[]) => {
    const globals = { request: { locale: { iso_code: "en" } }, cart: { items }, block: {} };
    return engineIn("en").parseAndRenderSync(block, {}, { globals }) as string;
  };
  const WARNED = "Other items could ship now.";
  const APART = "These items can’t be ordered together with the others.";

  it.each<[string, object[], string[]]>([
    ["nothing that ships later", [now], []],
    ["allowed", [later(), now], []],
    ["warned of", [later("warn"), now], [WARNED]],
    ["kept apart", [now, later("apart")], [APART]],
    ["one warned of, one kept apart", [later("warn"), later("apart"), now], [APART]],
    ["kept apart first, then warned of", [later("apart"), later(), later("warn"), now], [APART]],
    ["nothing that ships now", [later("apart"), later("warn")], []],
    ["rubbish", [later("<script>"), now], []],
  ])("a mixed cart, %s", (_, items, said) => {
    const html = cart(...items);
    expect([WARNED, APART].filter((words) => html.includes(words))).toEqual(said);
    expect(html).not.toContain("<script>");
  });
});
