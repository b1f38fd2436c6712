/** Shoppers' pages by language. */
import type { Texts } from "#app/i18n/locales.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { ShopperText } from "./shopper-text.ts";

export const SHOPPER_TEXTS: Texts<ShopperText> = { en, de };

export type { ShopperText } from "./shopper-text.ts";
