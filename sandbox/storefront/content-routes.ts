/** Blogs, policies, the contact form, gift cards, the password page and robots.txt. */
import { BLOGS, POLICIES } from "./content.ts";
import { escapeHtml } from "#sandbox/html.ts";
import { send } from "#sandbox/http.ts";
import { answerInLayout, answerPage, openPage } from "./http/themed.ts";
import { readFields, textOf } from "./http/read-fields.ts";
import { localPath, redirect, type Visit } from "./http/visit.ts";
import { articleDrop, blogDrop, findPost } from "./liquid/objects/blog.ts";
import { giftCardDrop } from "./liquid/objects/gift-card.ts";
import { policyDrop } from "./liquid/objects/policy.ts";
import { PLAIN_ROBOTS, robotsDrop } from "./liquid/objects/robots.ts";
import { evaluate, renderFile } from "./liquid/evaluate.ts";
import { showNotFound } from "./page-routes.ts";

export function showBlog(visit: Visit, handle: string): void {
  const blog = BLOGS.find((one) => one.handle === handle);
  if (!blog) return showNotFound(visit);
  const objects = { template: "blog", pageType: "blog", title: blog.title };
  answerPage(visit, { ...objects, objects: (runtime) => ({ blog: () => blogDrop(runtime, blog) }) });
}

export function showArticle(visit: Visit, blogHandle: string, handle: string): void {
  const found = findPost(`${blogHandle}/${handle}`);
  if (!found) return showNotFound(visit);
  answerPage(visit, {
    template: "article",
    pageType: "article",
    title: found.post.title,
    objects: (runtime) => ({
      blog: () => blogDrop(runtime, found.blog),
      article: () => articleDrop(runtime, found.blog, found.post),
    }),
  });
}

/** Comments wait for the shop, which never comes: the sandbox keeps none. */
export const postComment = (visit: Visit, blog: string, handle: string) =>
  redirect(visit, `${localPath(visit, `/blogs/${blog}/${handle}`)}?comment_posted=true#comments`);

/** Shopify centres a policy's text in whatever theme it stands. */
const POLICY_STYLE =
  ".shopify-policy__container{max-width:65ch;margin:0 auto;padding:2rem 1.25rem 4rem}.shopify-policy__title{text-align:center}";

export function showPolicy(visit: Visit, handle: string): void {
  const policy = POLICIES.find((one) => one.handle === handle);
  if (!policy) return showNotFound(visit);
  const page = { template: "policy", pageType: "policy", title: policy.title };
  const content =
    `<style>${POLICY_STYLE}</style><div class="shopify-policy__container"><div class="shopify-policy__title"><h1>${escapeHtml(policy.title)}</h1></div>` +
    `<div class="shopify-policy__body"><div class="rte">${policy.body}</div></div></div>`;
  answerInLayout(visit, { ...page, objects: (runtime) => ({ policy: () => policyDrop(runtime, policy) }) }, () => content);
}

/** Contact and newsletter forms: back to where they stood, which then says that they were sent. */
export async function sendContactForm(visit: Visit): Promise<void> {
  const fields = await readFields(visit.request);
  const kind = textOf(fields.form_type) === "customer" ? "customer" : "contact";
  const from = new URL(visit.request.headers.referer ?? "/", visit.origin);
  from.searchParams.set(`${kind}_posted`, "true");
  redirect(visit, `${from.pathname}${from.search}#contact_form`);
}

export const showPassword = (visit: Visit) =>
  answerPage(visit, { template: "password", pageType: "password", title: visit.shop.name });

export function showGiftCard(visit: Visit, code: string): void {
  const page = { template: "gift_card", pageType: "gift_card", title: visit.shop.name };
  answerPage(visit, { ...page, objects: (runtime) => ({ gift_card: () => giftCardDrop(runtime, code) }) });
}

/** The theme's own robots.txt.liquid, or the plain one. */
export function showRobots(visit: Visit): void {
  const runtime = openPage(visit, { template: "robots.txt", pageType: "robots", title: "" });
  const globals = runtime.globals.with({ robots: robotsDrop(visit.origin) });
  const own = renderFile(visit.theme.folder, "templates/robots.txt.liquid", globals);
  send(visit.response, 200, own ?? evaluate({ ...runtime, globals }, PLAIN_ROBOTS), {
    "content-type": "text/plain; charset=utf-8",
  });
}
