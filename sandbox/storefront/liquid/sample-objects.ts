/** One of each object that the sandbox gives to templates, by its official name: for counting, and for the test theme. */
import { createCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import type { Address } from "#sandbox/store/state.ts";
import { POLICIES } from "#sandbox/storefront/content.ts";
import { addSellingPlan, openCoatPage, openFixture } from "./fixture-page.ts";
import type { LazyDrop } from "./drop.ts";
import { liquid } from "./fixture-page.ts";
import { lineDrop } from "./objects/cart.ts";
import { addressDrop, customerDrop, orderDrop } from "./objects/customer.ts";
import { findPost, articleDrop, blogDrop } from "./objects/blog.ts";
import { formDrop } from "./objects/form.ts";
import { giftCardDrop } from "./objects/gift-card.ts";
import { policyDrop } from "./objects/policy.ts";
import { settingsDrop } from "./objects/settings.ts";
import { searchDrop } from "./objects/search.ts";
import type { Runtime } from "./runtime.ts";

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
  const person = createCustomer(context, shop, { email: "ada@example.com", firstName: "Ada", lastName: "Berg" });
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
  const first = (drop: LazyDrop, key: string) => (drop.read(key) as LazyDrop[])[0]!;
  const collection = read("collections").liquidMethodMissing("all") as LazyDrop;
  const post = findPost("news/how-we-restock")!;
  const line = lineDrop(
    page,
    {
      line: { key: "k", variantId: variant.id, quantity: 1, properties: {}, sellingPlanId: null },
      product: cup,
      variant,
      priceCents: 1,
    },
    0,
  );
  const filter = first(collection, "filters");
  const option = first(product, "options_with_values");
  const image = product.read("featured_image") as LazyDrop;
  const localization = read("localization");
  const group = first(product, "selling_plan_groups") as unknown as Record<string, unknown[]>;
  const plan = group.selling_plans?.[0] as Record<string, unknown>;
  const allocation = first(first(product, "variants"), "selling_plan_allocations") as unknown as Record<string, unknown[]>;
  const setting = (type: string, value: string) => settingsDrop(page, [{ type, id: "it" }], { it: value }).read("it");
  const menu = read("linklists").liquidMethodMissing("footer") as LazyDrop;
  const article = articleDrop(page, post.blog, post.post);
  return {
    page,
    samples: {
      address: addressDrop(page, ADDRESS, 1),
      article,
      user: article.read("user"),
      blog: blogDrop(page, post.blog),
      block: { id: "", settings: {}, type: "", shopify_attributes: "" },
      cart: read("cart"),
      closest: read("closest"),
      collection,
      color: setting("color", "#336699"),
      color_scheme: setting("color_scheme", "scheme-1"),
      country: localization.read("country"),
      currency: (localization.read("country") as LazyDrop).read("currency"),
      customer: customerDrop(page, person),
      filter,
      filter_value: first(filter, "values"),
      focal_point: (image.read("presentation") as { focal_point: unknown }).focal_point,
      font: setting("font_picker", "work_sans_n6"),
      form: formDrop(page, "product", product),
      form_errors: postedErrors(page),
      forloop: loop(page, "for", "forloop", [...POSITIONS, "parentloop"]),
      gift_card: giftCardDrop(page, "SANDBOX50"),
      image,
      media: image,
      image_presentation: image.read("presentation"),
      instructions: line.read("instructions"),
      line_item: line,
      link: first(menu, "links"),
      linklist: menu,
      localization,
      market: localization.read("market"),
      metafield: metafieldSample(page),
      option_with_value: first(first(product, "variants"), "options_with_values"),
      order: orderDrop(page, placed.order),
      page: read("pages").liquidMethodMissing("about"),
      paginate: caught(page, "{% paginate collections.all.products by 1 %}{{ paginate | json }}{% endpaginate %}"),
      part: caught(page, "{% paginate collections.all.products by 1 %}{{ paginate.next | json }}{% endpaginate %}"),
      policy: policyDrop(page, POLICIES[0]!),
      predictive_search: read("predictive_search"),
      predictive_search_resources: read("predictive_search").read("resources"),
      product,
      product_option: option,
      product_option_value: first(option, "values"),
      quantity_rule: first(product, "variants").read("quantity_rule"),
      recommendations: read("recommendations"),
      request: read("request"),
      routes: read("routes"),
      scripts: read("scripts"),
      search: searchDrop(page, { terms: "", products: [], performed: false }),
      section: { id: "", settings: {}, index: 0, index0: 0, location: "", blocks: [] },
      selling_plan: plan,
      selling_plan_group: group,
      selling_plan_group_option: group.options?.[0],
      selling_plan_option: (plan.options as unknown[])[0],
      selling_plan_checkout_charge: plan.checkout_charge,
      selling_plan_price_adjustment: (plan.price_adjustments as unknown[])[0],
      selling_plan_allocation: allocation,
      selling_plan_allocation_price_adjustment: allocation.price_adjustments?.[0],
      shop: read("shop"),
      shop_locale: localization.read("language"),
      sort_option: (collection.read("sort_options") as unknown[])[0],
      tablerowloop: loop(page, "tablerow", "tablerowloop", [...POSITIONS, "col", "row", "col0", "col_first", "col_last"]),
      template: read("template"),
      variant: first(product, "variants"),
    },
  };
}

function postedErrors(page: Runtime): unknown {
  const posted = { ...page, postedForm: { type: "contact", ok: false, errors: { email: "is invalid" }, values: {} } };
  return formDrop(posted, "contact", null).read("errors");
}

function metafieldSample(page: Runtime): unknown {
  const owner = `gid://shopify/Shop/${page.shop.id}`;
  const now = page.shop.createdAt;
  page.shop.metafields.set(owner, [
    { id: 1, namespace: "sample", key: "words", type: "single_line_text_field", value: "Hi", createdAt: now, updatedAt: now },
  ]);
  const shop = page.globals.liquidMethodMissing("shop") as LazyDrop;
  const metafields = shop.read("metafields") as LazyDrop;
  const namespace = metafields.liquidMethodMissing("sample") as LazyDrop;
  return namespace.liquidMethodMissing("words");
}
