/** `shop.brand` of a shop that has set none of it: everything is there and empty. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";

export const brandDrop = () =>
  new LazyDrop("BrandDrop", {
    slogan: "",
    short_description: "",
    favicon_url: null,
    cover_image: null,
    logo: null,
    square_logo: null,
    colors: new LazyDrop("BrandColorsDrop", { primary: [], secondary: [] }),
    metafields: {},
  });
