/** All filters that Shopify adds to Liquid or that differ from LiquidJS' own. */
import type { Filter } from "./arguments.ts";
import { collectionFilters } from "./collections.ts";
import { colorFilters } from "./colors.ts";
import { dateFilters } from "./dates.ts";
import { fontFilters } from "./fonts.ts";
import { formFilters } from "./forms.ts";
import { imageFilters } from "./images.ts";
import { jsonFilters } from "./json.ts";
import { mediaFilters } from "./media.ts";
import { metafieldFilters } from "./metafields.ts";
import { moneyFilters } from "./money.ts";
import { numberFilters } from "./numbers.ts";
import { stringFilters } from "./strings.ts";
import { translateFilters } from "./translate.ts";
import { urlFilters } from "./urls.ts";

export const FILTERS: Record<string, Filter> = {
  ...stringFilters,
  ...numberFilters,
  ...moneyFilters,
  ...dateFilters,
  ...urlFilters,
  ...imageFilters,
  ...mediaFilters,
  ...colorFilters,
  ...fontFilters,
  ...translateFilters,
  ...collectionFilters,
  ...formFilters,
  ...jsonFilters,
  ...metafieldFilters,
};
