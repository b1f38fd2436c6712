/** Default message texts by language. */
import type { Texts } from "#app/i18n/locales.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { MessageTexts } from "./message-text.ts";

export const MESSAGE_TEXTS: Texts<MessageTexts> = { en, de };

export type { MessageText, MessageTexts } from "./message-text.ts";
