/** The standard storefront events, as the module that themes import under the name `@shopify/events`. */

export const StandardEvents = Object.freeze({
  pageView: "shopify:page:view",
  productView: "shopify:product:view",
  productSelect: "shopify:product:select",
  cartView: "shopify:cart:view",
  cartError: "shopify:cart:error",
  cartLinesUpdate: "shopify:cart:lines-update",
  cartNoteUpdate: "shopify:cart:note-update",
  cartDiscountUpdate: "shopify:cart:discount-update",
  searchUpdate: "shopify:search:update",
  collectionView: "shopify:collection:view",
  collectionUpdate: "shopify:collection:update",
});

export const createGid = (type, id) => (String(id).startsWith("gid://") ? String(id) : `gid://shopify/${type}/${id}`);

const withGid = (type, thing) =>
  [undefined, null, ""].includes(thing?.id) ? thing : { ...thing, id: createGid(type, thing.id) };

const line = (one) => ({
  ...withGid("CartLine", one),
  ...([undefined, null].includes(one.merchandiseId) ? {} : { merchandiseId: createGid("ProductVariant", one.merchandiseId) }),
});

/** Ids may be given bare; what listeners read are always whole gids. */
const NORMALIZED = {
  product: (product) =>
    product?.selectedVariant
      ? { ...withGid("Product", product), selectedVariant: withGid("ProductVariant", product.selectedVariant) }
      : withGid("Product", product),
  collection: (collection) => withGid("Collection", collection),
  lines: (lines) => lines?.map(line),
};

export class ShopifyStandardEvent extends Event {
  constructor(type, payload = {}, options = {}) {
    super(type, { bubbles: true, composed: true, ...options });
    for (const [key, value] of Object.entries(payload)) {
      Object.defineProperty(this, key, { value: NORMALIZED[key]?.(value) ?? value, enumerable: true });
    }
  }

  static createGid = createGid;

  /** A promise with its two ends, to be settled once the change is done. */
  static createPromise() {
    return Promise.withResolvers?.() ?? withEnds();
  }
}

function withEnds() {
  const ends = {};
  ends.promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  return ends;
}

const amount = (cents) => (Number(cents) / 100).toFixed(2);

/** `/cart.js` in the shape that the events carry. */
export function fromAjaxCart(cart) {
  const money = (cents) => ({ totalAmount: { amount: amount(cents), currencyCode: cart.currency } });
  const { token, item_count: totalQuantity, total_price: total, items = [], discount_codes: codes = [] } = cart;
  const lines = items.map((item) => ({
    id: createGid("CartLine", item.key ?? item.id),
    quantity: item.quantity,
    cost: money(item.final_line_price),
  }));
  const discountCodes = codes.map(({ code, applicable }) => ({ code, applicable }));
  return { id: createGid("Cart", token), totalQuantity, cost: money(total), lines, discountCodes };
}

const named = (eventName) =>
  class extends ShopifyStandardEvent {
    static eventName = eventName;
    constructor(payload, options) {
      super(eventName, payload, options);
    }
  };

const carted = (eventName) =>
  class extends named(eventName) {
    static createCartFromAjaxResponse = fromAjaxCart;
  };

export const PageViewEvent = named(StandardEvents.pageView);
export const ProductViewEvent = named(StandardEvents.productView);
export const ProductSelectEvent = named(StandardEvents.productSelect);
export const CartViewEvent = carted(StandardEvents.cartView);
export const CartErrorEvent = named(StandardEvents.cartError);
export const CartLinesUpdateEvent = carted(StandardEvents.cartLinesUpdate);
export const CartNoteUpdateEvent = carted(StandardEvents.cartNoteUpdate);
export const CartDiscountUpdateEvent = carted(StandardEvents.cartDiscountUpdate);
export const SearchUpdateEvent = named(StandardEvents.searchUpdate);
export const CollectionViewEvent = named(StandardEvents.collectionView);
export const CollectionUpdateEvent = named(StandardEvents.collectionUpdate);
