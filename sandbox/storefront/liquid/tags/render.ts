/** {% render %}: a snippet in a scope of its own, or an app block (`{% render block %}`); and {% include %}. */
import {
  Tag,
  evalToken,
  type Context,
  type Emitter,
  type Liquid,
  type TagToken,
  type Template,
  type TopLevelToken,
  type ValueToken,
} from "liquidjs";
import { BlockDrop } from "#sandbox/storefront/liquid/objects/block.ts";
import { runtimeOf } from "#sandbox/storefront/liquid/runtime.ts";
import { rendersExtension } from "#sandbox/storefront/liquid/filters/urls.ts";
import { NamedValues } from "./named-values.ts";

type Binding = { each: boolean; value: ValueToken; alias: string | null };

export class RenderTag extends Tag {
  readonly #file: ValueToken;
  readonly #binding: Binding | null;
  readonly #named: NamedValues;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    const file = this.tokenizer.readValue();
    if (!file) throw new Error(`render needs a snippet's name: ${token.getText()}`);
    this.#file = file;
    this.#binding = this.#readBinding();
    this.#named = new NamedValues(this.tokenizer);
  }

  #readBinding(): Binding | null {
    const begin = this.tokenizer.p;
    const keyword = this.tokenizer.readIdentifier().content;
    this.tokenizer.skipBlank();
    if ((keyword !== "with" && keyword !== "for") || this.tokenizer.peek() === ":") {
      this.tokenizer.p = begin;
      return null;
    }
    const value = this.tokenizer.readValue();
    const beforeAs = this.tokenizer.p;
    const isNamed = this.tokenizer.readIdentifier().content === "as";
    if (!isNamed) this.tokenizer.p = beforeAs;
    const alias = isNamed ? this.tokenizer.readIdentifier().content : null;
    return value ? { each: keyword === "for", value, alias } : null;
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const named = yield evalToken(this.#file, context);
    if (named instanceof BlockDrop) return void emitter.write(named.html());
    const name = String(named);
    const values = (yield this.#named.render(context)) as Record<string, unknown>;
    const bound = this.#binding && ((yield evalToken(this.#binding.value, context)) as unknown);
    const key = this.#binding?.alias ?? name;
    if (!this.#binding?.each) {
      return void emitter.write(this.#snippet(name, context, this.#binding ? { ...values, [key]: bound } : values));
    }
    const items = [...((bound as Iterable<unknown> | null) ?? [])];
    for (const [index, item] of items.entries()) {
      const forloop = {
        index: index + 1,
        index0: index,
        first: index === 0,
        last: index === items.length - 1,
        length: items.length,
      };
      emitter.write(this.#snippet(name, context, { ...values, [key]: item, forloop }));
    }
  }

  /** A rendered snippet sees only what it is given. */
  protected written(templates: Template[], context: Context, scope: Record<string, unknown>): string {
    const child = context.spawn();
    Object.assign(child.bottom(), scope);
    return this.liquid.renderSync(templates, child) as string;
  }

  #snippet(name: string, context: Context, scope: Record<string, unknown>): string {
    const runtime = runtimeOf(context);
    const folder = rendersExtension({ context }) && runtime.extension ? runtime.extension.folder : runtime.theme.folder;
    try {
      const templates = folder.parsed(`snippets/${name}.liquid`, this.liquid);
      if (!templates) {
        runtime.log(`Snippet "${name}" does not exist.`);
        return "";
      }
      return this.written(templates, context, scope);
    } catch (error) {
      runtime.log(`Snippet "${name}" could not be rendered: ${error instanceof Error ? error.message : String(error)}`);
      return "";
    }
  }
}

/** {% include %}: a snippet in the scope that it stands in, which it may change. */
export class IncludeTag extends RenderTag {
  protected override written(templates: Template[], context: Context, scope: Record<string, unknown>): string {
    context.push(scope);
    const html = this.liquid.renderSync(templates, context) as string;
    context.pop();
    return html;
  }
}
