/** Which address of the storefront is answered by what. The first row that matches wins. */
import {
  addToCart,
  changeCart,
  clearCart,
  openDiscount,
  openPermalink,
  showCartJson,
  updateCart,
} from "./cart/cart-endpoints.ts";
import { prepareShippingRates, showShippingRates } from "./cart/shipping-rates.ts";
import { payCheckout, showCheckout, showOrder, showThankYou, startCheckout } from "./checkout/checkout-endpoints.ts";
import { payInvoice, showInvoice } from "./checkout/invoice-endpoints.ts";
import { serveCdn } from "./cdn.ts";
import { changeLanguage } from "./change-language.ts";
import { send } from "#sandbox/http.ts";
import type { Visit } from "./http/visit.ts";
import { listCollectionProducts, listCollections, listProducts, showCollectionJson } from "./list-endpoints.ts";
import { recommend, showSearch, suggest } from "./search-routes.ts";
import {
  showCart,
  showCollection,
  showCollections,
  showContentPage,
  showHome,
  showMetaobject,
  showProduct,
  showProductInCollection,
  showVariant,
} from "./page-routes.ts";
import { changeAddress } from "./accounts/addresses.ts";
import { login, logout, recoverPassword, showAccount, showAccountOrder, showLogin } from "./accounts/account-pages.ts";
import {
  postComment,
  sendContactForm,
  showArticle,
  showBlog,
  showGiftCard,
  showPassword,
  showPolicy,
  showRobots,
} from "./content-routes.ts";
import { redirect, localPath } from "./http/visit.ts";

type Answer = (visit: Visit, ...parts: string[]) => void | Promise<void>;
type Route = [method: "GET" | "POST" | "ANY", path: RegExp, answer: Answer];

export const ROUTES: Route[] = [
  ["GET", /^\/cdn\/.+/, serveCdn],
  ["GET", /^\/favicon\.ico$/, (visit) => send(visit.response, 204, "")],
  ["GET", /^\/robots\.txt$/, showRobots],
  ["GET", /^\/$/, showHome],
  ["GET", /^\/products\/([^/]+)$/, showProduct],
  ["GET", /^\/variants\/(\d+)$/, showVariant],
  ["GET", /^\/products$/, (visit) => redirect(visit, localPath(visit, "/collections/all"))],
  ["GET", /^\/products\.json$/, listProducts],
  ["GET", /^\/collections\.json$/, listCollections],
  ["GET", /^\/collections\/([^/]+)\/products\.json$/, listCollectionProducts],
  ["GET", /^\/collections\/([^/]+)\.json$/, showCollectionJson],
  ["GET", /^\/collections$/, showCollections],
  ["GET", /^\/collections\/([^/]+)$/, showCollection],
  ["GET", /^\/collections\/([^/]+)\/products\/([^/]+)$/, showProductInCollection],
  ["GET", /^\/collections\/([^/]+)\/[^/]+$/, showCollection],
  ["GET", /^\/search$/, showSearch],
  ["GET", /^\/search\/suggest(?:\.json)?$/, suggest],
  ["GET", /^\/recommendations\/products(?:\.json)?$/, recommend],
  ["GET", /^\/pages\/([^/]+)$/, showContentPage],
  ["GET", /^\/pages\/([^/]+)\/([^/]+)$/, showMetaobject],
  ["GET", /^\/blogs\/([^/]+)$/, showBlog],
  ["GET", /^\/blogs\/([^/]+)\/tagged\/[^/]+$/, showBlog],
  ["GET", /^\/blogs\/([^/]+)\/([^/]+)$/, showArticle],
  ["POST", /^\/blogs\/([^/]+)\/([^/]+)\/comments$/, postComment],
  ["GET", /^\/policies\/([^/]+)$/, showPolicy],
  ["POST", /^\/contact$/, sendContactForm],
  ["GET", /^\/password$/, showPassword],
  ["GET", /^\/gift_cards\/(?:[^/]+\/)?([^/]+)$/, showGiftCard],
  ["GET", /^\/account$/, showAccount],
  ["GET", /^\/account\/(?:login|register)$/, showLogin],
  ["POST", /^\/account(?:\/login)?$/, login],
  ["POST", /^\/account\/recover$/, recoverPassword],
  ["POST", /^\/account\/addresses(?:\/(\d+))?$/, changeAddress],
  ["GET", /^\/account\/orders\/([\w-]+)$/, showAccountOrder],
  ["ANY", /^\/account\/logout$/, logout],
  ["GET", /^\/account\/(?:addresses|profile|orders)$/, showAccount],
  ["GET", /^\/cart$/, showCart],
  ["GET", /^\/cart\.(?:js|json)$/, showCartJson],
  ["GET", /^\/cart\/(?:async_)?shipping_rates(?:\.json)?$/, showShippingRates],
  ["POST", /^\/cart\/prepare_shipping_rates(?:\.json)?$/, prepareShippingRates],
  ["POST", /^\/cart(?:\.js)?$/, updateCart],
  ["POST", /^\/cart\/add(?:\.js)?$/, addToCart],
  ["POST", /^\/cart\/update(?:\.js)?$/, updateCart],
  ["ANY", /^\/cart\/change(?:\.js)?$/, changeCart],
  ["ANY", /^\/cart\/clear(?:\.js)?$/, clearCart],
  ["GET", /^\/cart\/(\d+:\d+(?:,\d+:\d+)*)$/, openPermalink],
  ["GET", /^\/discount\/([^/]+)$/, openDiscount],
  ["ANY", /^\/checkout$/, startCheckout],
  ["GET", /^\/checkouts\/cn\/([\w-]+)$/, showCheckout],
  ["POST", /^\/checkouts\/cn\/([\w-]+)$/, payCheckout],
  ["GET", /^\/checkouts\/cn\/([\w-]+)\/thank-you$/, showThankYou],
  ["GET", /^\/orders\/([\w-]+)$/, showOrder],
  ["GET", /^\/(\d+)\/invoices\/([\w-]+)$/, showInvoice],
  ["POST", /^\/(\d+)\/invoices\/([\w-]+)$/, payInvoice],
  ["POST", /^\/localization$/, changeLanguage],
];

/** Null when no row answers this address. HEAD is answered as GET. */
export function findAnswer(visit: Visit): (() => void | Promise<void>) | null {
  const method = visit.method === "HEAD" ? "GET" : visit.method;
  for (const [wanted, path, answer] of ROUTES) {
    const match = wanted === "ANY" || wanted === method ? path.exec(visit.path) : null;
    if (match) return () => answer(visit, ...match.slice(1));
  }
  return null;
}
