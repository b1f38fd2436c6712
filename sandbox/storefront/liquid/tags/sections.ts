/** {% section 'header' %}, {% sections 'header-group' %}, {% content_for 'blocks' | 'block', … %} and {% layout … %}. */
import {
  Tag,
  evalToken,
  type Context,
  type Emitter,
  type Liquid,
  type TagToken,
  type TopLevelToken,
  type ValueToken,
} from "liquidjs";
import { BlockDrop } from "#sandbox/storefront/liquid/objects/block.ts";
import { SectionDrop } from "#sandbox/storefront/liquid/objects/section.ts";
import type { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { closestAmong } from "#sandbox/storefront/liquid/objects/closest.ts";
import { globalsOf, runtimeOf } from "#sandbox/storefront/liquid/runtime.ts";
import { NamedValues } from "./named-values.ts";
import { renderGroup, renderStaticSection } from "#sandbox/storefront/theme/sections.ts";

abstract class NamedTag extends Tag {
  protected readonly name_: ValueToken | undefined;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.name_ = this.tokenizer.readValue();
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const name = String(yield evalToken(this.name_ as ValueToken, context));
    emitter.write(this.html(name, context));
  }

  protected abstract html(name: string, context: Context): string;
}

export class SectionTag extends NamedTag {
  protected override html(name: string, context: Context): string {
    return renderStaticSection(runtimeOf(context), name);
  }
}

export class SectionsTag extends NamedTag {
  protected override html(name: string, context: Context): string {
    return renderGroup(runtimeOf(context), name);
  }
}

/** `closest` as blocks below this tag see it: what is named here (`closest.product: product`) over what was there. */
function closestFor(context: Context, given: Record<string, unknown>): LazyDrop {
  const named = Object.entries(given).flatMap(([key, value]): [string, unknown][] =>
    key.startsWith("closest.") ? [[key.slice("closest.".length), value]] : [],
  );
  return closestAmong(globalsOf(context).liquidMethodMissing("closest"), named);
}

export class ContentForTag extends Tag {
  readonly #name: ValueToken | undefined;
  readonly #values: NamedValues;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = this.tokenizer.readValue();
    this.#values = new NamedValues(this.tokenizer);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const name = String(yield evalToken(this.#name as ValueToken, context));
    const values = (yield this.#values.render(context)) as Record<string, unknown>;
    emitter.write(this.#html(name, context, values));
  }

  #html(name: string, context: Context, values: Record<string, unknown>): string {
    const owner: unknown = context.getSync(["block"]) ?? context.getSync(["section"]);
    if (!(owner instanceof BlockDrop) && !(owner instanceof SectionDrop)) return "";
    const { type, id, ...rest } = values;
    const variables = Object.entries(rest).filter(([key]) => !key.startsWith("closest."));
    const given = { ...Object.fromEntries(variables), closest: closestFor(context, values) };
    return name === "blocks" ? owner.blocksHtml(given) : owner.staticBlockHtml(String(type), String(id), given);
  }
}

/** The layout is chosen by the page renderer, which reads this register after the template. */
export class LayoutTag extends Tag {
  readonly #name: ValueToken | undefined;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = this.tokenizer.readValue();
  }

  override *render(context: Context): Generator<unknown, void, unknown> {
    const name = (yield evalToken(this.#name as ValueToken, context)) as unknown;
    runtimeOf(context).chosenLayout = name === undefined || name === null ? "none" : String(name);
  }
}
