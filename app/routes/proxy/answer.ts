/** Answers a shopper: JSON to scripts, to everybody else a page that Shopify wraps in the shop's theme. */
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { escapeLiquidPage } from "#app/lib/escape-html.ts";

export type Answer = {
  status: number;
  message: string;
  heading?: string;
  /** Per field of the form. */
  errors?: Record<string, string>;
  retryAfterSeconds?: number;
  /** A path on the shop, or one relative to our page. */
  backTo?: string;
  backLabel?: string;
};

/** From our pages, such as "/de/apps/standby/leave", to where the shop begins in the language that the page is seen in. */
export const LANGUAGE_ROOT = "../../";

/** @param below HTML that stands at the end of a page */
export function answer(request: Request, texts: ShopperText, content: Answer, below = ""): Response {
  const headers: Record<string, string> = { "Cache-Control": "no-store", Vary: "Accept, Accept-Language" };
  if (content.retryAfterSeconds !== undefined) headers["Retry-After"] = String(content.retryAfterSeconds);
  if (wantsJson(request)) {
    const { message, errors } = content;
    return Response.json({ ok: content.status < 300, message, errors }, { status: content.status, headers });
  }
  return page(texts, content.status, pageBody(texts, content) + below, headers);
}

export const wantsJson = (request: Request): boolean => /\bapplication\/json\b/i.test(request.headers.get("accept") ?? "");

/** @param body HTML, escaped by `escapeLiquidPage` where it holds anything from outside. */
export function page({ language }: ShopperText, status: number, body: string, headers: Record<string, string> = {}): Response {
  const section = `<style>${STYLE}</style>\n<div class="page-width standby-page" lang="${language}">${body}</div>`;
  return new Response(section, {
    status,
    headers: { "Cache-Control": "no-store", ...headers, "Content-Type": "application/liquid; charset=utf-8" },
  });
}

/** Takes its fonts and colours from the theme around it. */
const STYLE = [
  ".standby-page{max-width:36rem;margin:0 auto;padding:3rem 1.25rem;line-height:1.6}",
  ".standby-page h1{margin:0 0 1rem}",
  ".standby-page p{margin:0 0 1rem;text-wrap:pretty}",
  ".standby-page ul{margin:0 0 1.5rem;padding-left:1.25rem}",
  ".standby-page label{display:flex;gap:.75rem;align-items:flex-start;margin:1.5rem 0}",
  // Themes give every field the height and padding of a text field.
  ".standby-page label input{flex:none;width:1.25rem;height:1.25rem;min-width:0;min-height:0;padding:0;margin:.15rem 0 0}",
  // A theme that dresses .button keeps its look; :where() weighs nothing, so this holds where one does not.
  ":where(.standby-page) button,:where(.standby-page) a:where(.standby-onward){padding:.75rem 1.5rem;border:0;border-radius:6px;background:#1f2421;color:#fff;font:inherit;font-weight:600;cursor:pointer}",
  ".standby-page .standby-onward{display:inline-block;text-decoration:none}",
  ".standby-page button,.standby-page .standby-onward{min-height:44px}",
  ".standby-page .standby-quiet{border:0;padding:.75rem 0;background:none;color:inherit;font-weight:400;text-decoration:underline}",
  ".standby-page button:focus-visible,.standby-page a:focus-visible{outline:3px solid currentColor;outline-offset:3px}",
].join("");

function pageBody(texts: ShopperText, content: Answer): string {
  const { status, message, errors = {}, backTo, backLabel = texts.back } = content;
  const heading = content.heading ?? (status < 300 ? texts.joinedHeading : texts.problemHeading);
  const items = Object.values(errors).map((error) => `<li>${escapeLiquidPage(error)}</li>`);
  const list = items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
  const back = backTo ? `<p><a href="${escapeLiquidPage(backTo)}">${escapeLiquidPage(backLabel)}</a></p>` : "";
  return `<h1>${escapeLiquidPage(heading)}</h1><p role="status">${escapeLiquidPage(message)}</p>${list}${back}`;
}
