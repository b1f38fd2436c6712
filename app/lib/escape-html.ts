/** Escapes text for its place in a page or a mail. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** For pages of type application/liquid: braces too, or a shopper's text would run as Liquid in the shop's theme. */
export const escapeLiquidPage = (text: string): string =>
  escapeHtml(text).replace(/[{}%]/g, (character) => `&#${character.charCodeAt(0)};`);
