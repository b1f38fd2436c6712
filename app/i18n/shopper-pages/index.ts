/** Shoppers' pages by language. */
import type { Locale } from "#app/i18n/locales.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { ptBR } from "./pt-br.ts";
import type { ShopperText } from "./shopper-text.ts";

export const SHOPPER_TEXTS: Record<Locale, ShopperText> = { en, de, fr, es, it, nl, "pt-BR": ptBR, ja };

export type { ShopperText } from "./shopper-text.ts";
