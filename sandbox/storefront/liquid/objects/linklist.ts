/** `linklists` and what stands in them: the main menu is three levels deep, for headers that open. */
import type { Collection } from "#sandbox/store/state.ts";
import { isPublished, publishedProducts } from "#sandbox/storefront/catalog.ts";
import { DirectoryDrop, LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { MENUS, PAGES, type MenuLink } from "#sandbox/storefront/pages.ts";
import { collectionDrop } from "./collection.ts";
import { productDrop } from "./product.ts";
import { pageDrop } from "./shop.ts";

const MENU_COLLECTIONS = 4;
const MENU_PRODUCTS = 3;

const TYPES: [path: RegExp, type: string][] = [
  [/^\/$/, "frontpage_link"],
  [/^\/search$/, "search_link"],
  [/^\/collections\/all$/, "catalog_link"],
  [/^\/collections\//, "collection_link"],
  [/^\/products\//, "product_link"],
  [/^\/pages\//, "page_link"],
];

const typeOf = (path: string) => TYPES.find(([pattern]) => pattern.test(path))?.[1] ?? "http_link";

/** What a link leads to, where that is a thing of the shop. */
function objectOf(runtime: Runtime, { path }: MenuLink): LazyDrop | null {
  const handle = path.split("/").at(-1);
  const collection = [...runtime.shop.collections.values()].find((one) => path === `/collections/${one.handle}`);
  if (collection) return collectionDrop(runtime, collection);
  const page = PAGES.find((one) => path === `/pages/${one.handle}`);
  if (page) return pageDrop(runtime, page);
  const product = path.startsWith("/products/") && publishedProducts(runtime.shop).find((one) => one.handle === handle);
  return product ? productDrop(runtime, product) : null;
}

const levelsOf = (links: MenuLink[]): number =>
  links.length ? 1 + Math.max(...links.map((link) => levelsOf(link.links ?? []))) : 0;

const someBelow = (link: MenuLink, is: (path: string) => boolean): boolean =>
  (link.links ?? []).some((child) => is(child.path) || someBelow(child, is));

function linkDrop(runtime: Runtime, link: MenuLink): LazyDrop {
  const { request } = runtime;
  const { path, links = [] } = link;
  const title = link.title[request.locale.split("-")[0] ?? "en"] ?? link.title.en ?? "";
  const isCurrent = (one: string) => one === request.path;
  const isActive = (one: string) => isCurrent(one) || (one !== "/" && request.path.startsWith(`${one}/`));
  return new LazyDrop(title, {
    title,
    handle: title.toLowerCase().replaceAll(" ", "-"),
    url: localUrl(runtime, path),
    type: typeOf(path),
    current: isCurrent(path),
    active: isActive(path),
    child_active: someBelow(link, isActive),
    child_current: someBelow(link, isCurrent),
    levels: levelsOf(links),
    links: () => links.map((child) => linkDrop(runtime, child)),
    object: () => objectOf(runtime, link),
    data_sharing_opt_out_icon: null,
  });
}

const plain = (title: string, path: string, links?: MenuLink[]): MenuLink => ({ title: { en: title }, path, links });

function productLinks({ shop }: Runtime, { productIds }: Collection): MenuLink[] {
  const products = productIds
    .flatMap((id) => shop.products.get(id) ?? [])
    .filter(isPublished)
    .slice(0, MENU_PRODUCTS);
  return products.map(({ title, handle }) => plain(title, `/products/${handle}`));
}

/** The main menu leads to the first collections too; under "Shop all" stand all of them, with some of what they hold. */
function linksOf(runtime: Runtime, handle: string): MenuLink[] {
  const links = MENUS[handle]?.links ?? [];
  if (handle !== "main-menu") return links;
  const collections = [...runtime.shop.collections.values()];
  const path = (one: Collection) => `/collections/${one.handle}`;
  const nested = collections.map((one) => plain(one.title, path(one), productLinks(runtime, one)));
  const opened = links.map((link) => (link.path === "/collections/all" ? { ...link, links: nested } : link));
  return [...opened, ...collections.slice(0, MENU_COLLECTIONS).map((one) => plain(one.title, path(one)))];
}

export function linklistDrop(runtime: Runtime, handle: string): LazyDrop | null {
  const menu = MENUS[handle];
  if (!menu) return null;
  return new LazyDrop(menu.title, {
    handle,
    title: menu.title,
    levels: () => levelsOf(linksOf(runtime, handle)),
    links: () => linksOf(runtime, handle).map((link) => linkDrop(runtime, link)),
  });
}

export const linklistsDirectory = (runtime: Runtime) =>
  new DirectoryDrop(
    () => Object.keys(MENUS).map((handle) => linklistDrop(runtime, handle)),
    (handle) => linklistDrop(runtime, handle),
  );
