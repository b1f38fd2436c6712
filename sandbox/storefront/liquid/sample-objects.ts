/** One of each object that the sandbox gives to templates, by its official name: for counting, and for the test theme. */
import { createCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import type { Address, Discount, Order } from "#sandbox/store/state.ts";
import { POLICIES } from "#sandbox/storefront/content.ts";
import { appDrop } from "#sandbox/storefront/theme/app-blocks.ts";
import { addSellingPlan, giveFacts, openCoatPage, openFixture } from "./fixture-page.ts";
import type { LazyDrop } from "./drop.ts";
import { liquid } from "./fixture-page.ts";
import { lineDrop } from "./objects/cart.ts";
import { addressDrop, customerDrop, orderDrop } from "./objects/customer.ts";
import { findPost, articleDrop, blogDrop } from "./objects/blog.ts";
import { formDrop } from "./objects/form.ts";
import { giftCardDrop } from "./objects/gift-card.ts";
import { fulfillmentDrop } from "./objects/order-parts.ts";
import { policyDrop } from "./objects/policy.ts";
import { robotsDrop } from "./objects/robots.ts";
import { settingsDrop } from "./objects/settings.ts";
import { playedMediaDrop } from "./objects/video.ts";
import type { Runtime } from "./runtime.ts";
import { first, planSamples, windowSamples } from "./sample-products.ts";

const ADDRESS: Address = {
  firstName: "Ada",
  lastName: "Berg",
  address1: "Quay 1",
  address2: "",
  city: "Bremen",
  zip: "28195",
  provinceCode: null,
  countryCode: "DE",
  phone: null,
};

const SAMPLE_DISCOUNT: Discount = {
  id: 1,
  title: "One off",
  method: "AUTOMATIC",
  value: { percentage: 100 },
  productIds: [],
  leastUnits: 1,
};

export type Samples = { page: Runtime; samples: Record<string, unknown> };

/** A loop's properties that give something inside two loops. */
function loop(page: Runtime, tag: "for" | "tablerow", name: string, keys: string[]): unknown {
  const gives = (key: string) => {
    const inner = `{% ${tag} one in (1..2) %}{{ ${name}.${key} }}{% end${tag} %}`;
    return liquid(page, `{% for other in (1..2) %}${inner}{% endfor %}`).replace(/<[^>]*>/g, "") !== "";
  };
  return Object.fromEntries(keys.filter(gives).map((key) => [key, true]));
}

const POSITIONS = ["length", "index", "index0", "rindex", "rindex0", "first", "last"];

/** What a tag puts into scope, caught by the `json` filter. */
const caught = (page: Runtime, text: string) => JSON.parse(liquid(page, text) || "null") as unknown;

export async function sampleObjects(): Promise<Samples> {
  const fixture = await openFixture();
  const { context, shop, cup } = fixture;
  addSellingPlan(fixture);
  giveFacts(fixture);
  const person = createCustomer(context, shop, { email: "ada@example.com", firstName: "Ada", lastName: "Berg" });
  person.storeCreditCents = 2_500;
  const variant = shop.variants.get(cup.variantIds[0]!)!;
  const placed = placeOrder(context, shop, {
    lines: [{ variantId: variant.id, quantity: 1, sellingPlanId: null, customAttributes: [] }],
    email: "ada@example.com",
    phone: null,
    address: ADDRESS,
    locale: "en",
  } as unknown as Parameters<typeof placeOrder>[2]);
  if (!placed.ok) throw new Error("The sample order was refused.");
  const page = openCoatPage(fixture);
  const read = (name: string) => page.globals.liquidMethodMissing(name) as LazyDrop;
  const product = read("product");
  const collection = read("collections").liquidMethodMissing("all") as LazyDrop;
  const line = lineDrop(
    page,
    {
      line: { key: "k", variantId: variant.id, quantity: 1, properties: {}, sellingPlanId: null },
      product: cup,
      variant,
      priceCents: 1,
      discounts: [{ discount: SAMPLE_DISCOUNT, amountCents: 1 }],
    },
    0,
  );
  const [allocation] = line.read("line_level_discount_allocations") as [{ discount_application: unknown }];
  const post = findPost("news/how-we-restock")!;
  const careful = findPost("news/caring-for-enamel")!;
  const samples = {
    ...windowSamples(page, product, collection),
    ...planSamples(product),
    ...siteSamples(page),
    ...tagSamples(page),
    ...robotsSamples(),
    address: addressDrop(page, ADDRESS, 1),
    article: articleDrop(page, post.blog, post.post),
    user: articleDrop(page, post.blog, post.post).read("user"),
    blog: blogDrop(page, post.blog),
    customer: customerDrop(page, person),
    store_credit_account: customerDrop(page, person).read("store_credit_account"),
    comment: first(articleDrop(page, careful.blog, careful.post), "comments"),
    instructions: line.read("instructions"),
    discount_allocation: allocation,
    discount_application: allocation.discount_application,
    line_item: line,
    ...orderSamples(page, placed.order),
    form: formDrop(page, "product", product),
  };
  return { page, samples };
}

function orderSamples(page: Runtime, order: Order) {
  const drop = orderDrop(page, order);
  const sent = { id: 1, orderId: order.id, status: "SUCCESS", lineItems: [], trackingCompany: "", createdAt: order.createdAt };
  return {
    order: drop,
    fulfillment: fulfillmentDrop({ ...sent, trackingNumbers: [], trackingUrls: [] }, () => undefined),
    transaction: first(drop, "transactions"),
    transaction_payment_details: first(drop, "transactions").read("payment_details"),
    tax_line: first(drop, "tax_lines"),
    shipping_method: first(drop, "shipping_methods"),
  };
}

function robotsSamples() {
  const robots = robotsDrop("");
  const group = first(robots, "default_groups");
  const rule = first(group, "rules");
  return { robots, group, rule, user_agent: group.read("user_agent"), sitemap: group.read("sitemap") };
}

function siteSamples(page: Runtime) {
  const read = (name: string) => page.globals.liquidMethodMissing(name) as LazyDrop;
  const localization = read("localization");
  const shop = read("shop");
  const menu = read("linklists").liquidMethodMissing("footer") as LazyDrop;
  const setting = (type: string, value: string) => settingsDrop(page, [{ type, id: "it" }], { it: value }).read("it");
  const plain = ["closest", "predictive_search", "recommendations", "request", "routes", "scripts", "shop", "template"];
  return {
    ...Object.fromEntries(plain.map((name) => [name, read(name)])),
    color: setting("color", "#336699"),
    color_scheme: setting("color_scheme", "scheme-1"),
    country: localization.read("country"),
    currency: (localization.read("country") as LazyDrop).read("currency"),
    font: setting("font_picker", "work_sans_n6"),
    video: setting("video", "harbour.mp4"),
    video_source: first(setting("video", "harbour.mp4") as LazyDrop, "sources"),
    ...playedSamples(page),
    gift_card: giftCardDrop(page, "SANDBOX50"),
    recipient: giftCardDrop(page, "SANDBOX50").read("recipient"),
    app: appDrop(page),
    link: first(menu, "links"),
    linklist: menu,
    localization,
    market: localization.read("market"),
    ...metafieldSamples(page),
    ...metaobjectSamples(read("metaobjects").liquidMethodMissing("faq") as LazyDrop),
    brand: shop.read("brand"),
    brand_colors: (shop.read("brand") as LazyDrop).read("colors"),
    page: read("pages").liquidMethodMissing("about"),
    policy: policyDrop(page, POLICIES[0]!),
    predictive_search_resources: read("predictive_search").read("resources"),
    shop_locale: localization.read("language"),
  };
}

function metaobjectSamples(definition: LazyDrop) {
  const one = first(definition, "values");
  const enamel = definition.read("enamel") as LazyDrop;
  return {
    generic_file: (enamel.read("sheet") as LazyDrop).read("value"),
    metaobject_definition: definition,
    metaobject: one,
    metaobject_system: one.read("system"),
  };
}

function playedSamples(page: Runtime) {
  const [product] = [...page.shop.products.values()];
  const [image] = product!.images;
  const medium = { id: 1, altText: "", preview: image! };
  const model = playedMediaDrop(page, product!, { ...medium, type: "model", fileName: "coat" });
  const film = { ...medium, id: 2, type: "external_video" as const, host: "vimeo" as const, externalId: "1" };
  return { model, model_source: first(model, "sources"), external_video: playedMediaDrop(page, product!, film) };
}

function tagSamples(page: Runtime) {
  const paged = (what: string) =>
    caught(page, `{% paginate collections.all.products by 1 %}{{ ${what} | json }}{% endpaginate %}`);
  return {
    block: { id: "", settings: {}, type: "", shopify_attributes: "" },
    section: { id: "", settings: {}, index: 0, index0: 0, location: "", blocks: [] },
    form_errors: postedErrors(page),
    forloop: loop(page, "for", "forloop", [...POSITIONS, "parentloop"]),
    tablerowloop: loop(page, "tablerow", "tablerowloop", [...POSITIONS, "col", "row", "col0", "col_first", "col_last"]),
    paginate: paged("paginate"),
    part: paged("paginate.next"),
  };
}

function postedErrors(page: Runtime): unknown {
  const posted = { ...page, postedForm: { type: "contact", ok: false, errors: { email: "is invalid" }, values: {} } };
  return formDrop(posted, "contact", null).read("errors");
}

const METAFIELDS: [name: string, type: string, value: string][] = [
  ["metafield", "single_line_text_field", "Hi"],
  ["rating", "rating", '{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}'],
  ["measurement", "weight", '{"value":2.5,"unit":"kg"}'],
  ["money", "money", '{"amount":"5.99","currency_code":"EUR"}'],
];

function metafieldSamples(page: Runtime) {
  const at = page.shop.createdAt;
  const stored = METAFIELDS.map(([key, type, value], id) => {
    return { id, namespace: "sample", key, type, value, createdAt: at, updatedAt: at };
  });
  page.shop.metafields.set(`gid://shopify/Shop/${page.shop.id}`, stored);
  const shop = page.globals.liquidMethodMissing("shop") as LazyDrop;
  const namespace = (shop.read("metafields") as LazyDrop).liquidMethodMissing("sample") as LazyDrop;
  const drop = (key: string) => namespace.liquidMethodMissing(key) as LazyDrop;
  return Object.fromEntries(
    METAFIELDS.map(([key, type]) => [key, type.startsWith("single") ? drop(key) : drop(key).read("value")]),
  );
}
