/** {% ifchanged %}: its body, unless the last one on the page gave the same. */
import {
  Tag,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
} from "liquidjs";
import { readBody } from "./block-body.ts";

export class IfChangedTag extends Tag {
  readonly #body: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.#body = readBody(token, rest, parser);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const html = (yield this.liquid.renderer.renderTemplates(this.#body, context)) as string;
    if (context.getRegister("ifchanged") === html) return;
    context.setRegister("ifchanged", html);
    emitter.write(html);
  }
}
