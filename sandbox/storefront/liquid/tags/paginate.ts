/** {% paginate collection.products by 12 %}: cuts the list to the page in `?page=` and gives the object `paginate`. */
import {
  Tag,
  evalToken,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type PropertyAccessToken,
  type TagToken,
  type Template,
  type TopLevelToken,
  type ValueToken,
} from "liquidjs";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, runtimeOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { readBody } from "./block-body.ts";
import { NamedValues } from "./named-values.ts";

const SHOWN_AROUND = 2;

/** `window_size: 5` shows two pages to either side of this one. */
const aroundOf = (size: unknown) => (Number(size) > 0 ? Math.floor(Number(size) / 2) : SHOWN_AROUND);

type Part = { title: string; url?: string; is_link: boolean };

export class PaginateTag extends Tag {
  readonly #list: ValueToken | undefined;
  readonly #size: ValueToken | undefined;
  readonly #named: NamedValues;
  readonly #body: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.#list = this.tokenizer.readValue();
    if (this.tokenizer.readIdentifier().content === "by") this.#size = this.tokenizer.readValue();
    this.#named = new NamedValues(this.tokenizer);
    this.#body = readBody(token, rest, parser);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const list = (yield evalToken(this.#list as ValueToken, context)) as unknown;
    const size = Math.max(1, Number(yield evalToken(this.#size as ValueToken, context)) || 20);
    const all = Array.isArray(list) ? list : [];
    const runtime = runtimeOf(context);
    const { window_size: window } = (yield this.#named.render(context)) as Record<string, unknown>;
    const page = Math.max(1, Number.parseInt(runtime.request.query.get("page") ?? "1", 10) || 1);
    const cut = all.slice((page - 1) * size, page * size);
    const props = (this.#list as PropertyAccessToken).props ?? [];
    const names = props.map((prop) => String((prop as { content?: unknown }).content ?? ""));
    const owner = names.length > 1 ? ((yield context._get(names.slice(0, -1))) as unknown) : null;
    const restore = owner instanceof LazyDrop ? owner.override(names.at(-1) ?? "", cut) : null;
    context.push({
      paginate: paginateObject(runtime, { items: all.length, size, page, around: aroundOf(window) }),
      ...(restore || names.length !== 1 ? {} : { [names[0] ?? ""]: cut }),
    });
    yield this.liquid.renderer.renderTemplates(this.#body, context, emitter);
    context.pop();
    restore?.();
  }
}

function pageUrl(runtime: Runtime, page: number): string {
  const query = new URLSearchParams(runtime.request.query);
  for (const key of ["section_id", "sections"]) query.delete(key);
  query.set("page", String(page));
  return `${localUrl(runtime, runtime.request.path)}?${query}`;
}

type Pages = { items: number; size: number; page: number; around: number };

function paginateObject(runtime: Runtime, { items, size, page, around }: Pages) {
  const pages = Math.ceil(items / size);
  const link = (number: number, title = String(number)): Part => ({ title, url: pageUrl(runtime, number), is_link: true });
  const isShown = (number: number) => number === 1 || number === pages || Math.abs(number - page) <= around;
  const parts: Part[] = [];
  for (let number = 1; number <= pages; number += 1) {
    if (number === page) parts.push({ title: String(number), is_link: false });
    else if (isShown(number)) parts.push(link(number));
    else if (parts.at(-1)?.title !== "…") parts.push({ title: "…", is_link: false });
  }
  return {
    current_page: page,
    current_offset: (page - 1) * size,
    items,
    page_size: size,
    page_param: "page",
    pages,
    parts,
    previous: page > 1 ? link(page - 1, "« Previous") : null,
    next: page < pages ? link(page + 1, "Next »") : null,
  };
}
