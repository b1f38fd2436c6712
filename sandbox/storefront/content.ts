/** Blog posts, policies and metaobjects that every shop of the sandbox has, since the state keeps none. */

export type Comment = { id: number; author: string; email: string; content: string; createdAt: string };

export type Post = {
  id: number;
  handle: string;
  title: string;
  excerpt: string;
  content: string;
  tags: string[];
  publishedAt: string;
  picture: string;
  comments?: Comment[];
};
export type Blog = { id: number; handle: string; title: string; posts: Post[] };

export const BLOGS: Blog[] = [
  {
    id: 201,
    handle: "news",
    title: "News",
    posts: [
      {
        id: 301,
        handle: "how-we-restock",
        title: "How we restock",
        excerpt: "<p>Where our things come from, and why some take a while.</p>",
        content:
          "<p>Most of what we sell is made in small numbers. When something runs out, the next lot is often already on its way.</p>" +
          "<p>Join the waitlist of what you miss, and we write as soon as it is yours to buy.</p>",
        tags: ["stock", "makers"],
        publishedAt: "2026-09-14T08:00:00Z",
        picture: "blanket-moss.svg",
      },
      {
        id: 302,
        handle: "caring-for-enamel",
        title: "Caring for enamel",
        excerpt: "<p>Warm water, a soft cloth and no hurry.</p>",
        content: "<p>Enamel lasts for decades when it is not scrubbed. Let it soak, wipe it, dry it.</p>",
        tags: ["care"],
        publishedAt: "2026-06-02T08:00:00Z",
        picture: "mug-navy.svg",
        comments: [
          {
            id: 311,
            author: "A reader",
            email: "reader@example.com",
            content: "<p>A spoon of baking soda in the water does wonders for tea stains.</p>",
            createdAt: "2026-06-03T09:30:00Z",
          },
        ],
      },
    ],
  },
];

export type Policy = { id: number; key: string; handle: string; title: string; body: string };

export const POLICIES: Policy[] = [
  {
    id: 401,
    key: "refund_policy",
    handle: "refund-policy",
    title: "Refund policy",
    body: "<p>Send it back within 30 days and we pay back what you paid.</p>",
  },
  {
    id: 402,
    key: "privacy_policy",
    handle: "privacy-policy",
    title: "Privacy policy",
    body: "<p>We keep what an order needs and nothing else.</p>",
  },
  {
    id: 403,
    key: "terms_of_service",
    handle: "terms-of-service",
    title: "Terms of service",
    body: "<p>This shop lives in the sandbox: nothing is charged and nothing is shipped.</p>",
  },
  {
    id: 404,
    key: "shipping_policy",
    handle: "shipping-policy",
    title: "Shipping policy",
    body: "<p>Orders leave our stockroom within two working days.</p>",
  },
];

export type Metaobject = { id: number; type: string; handle: string; fields: Record<string, { type: string; value: string }> };

const richText = (value: string) =>
  JSON.stringify({ type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] });

const question = (id: number, handle: string, asked: string, answer: string, sheet?: string): Metaobject => ({
  id,
  type: "faq",
  handle,
  fields: {
    question: { type: "single_line_text_field", value: asked },
    answer: { type: "rich_text_field", value: richText(answer) },
    ...(sheet ? { sheet: { type: "file_reference", value: sheet } } : {}),
  },
});

export const METAOBJECTS: Metaobject[] = [
  question(501, "delivery", "When does it ship?", "Within two working days, or when it has come to us."),
  question(502, "returns", "Can I send it back?", "Within 30 days, and we pay back what you paid."),
  question(503, "enamel", "How do I clean enamel?", "Warm water and a soft cloth.", "gid://shopify/GenericFile/601"),
];

export type StoredFile = { id: number; fileName: string; alt: string };

/** Files that are no pictures, which metafields and metaobjects name. */
export const FILES: StoredFile[] = [{ id: 601, fileName: "caring-for-enamel.txt", alt: "Caring for enamel, to print" }];
