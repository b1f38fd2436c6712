/** {% for %} with `forloop.parentloop`, which LiquidJS does not have. */
import { ForTag as PlainForTag, type Context, type Emitter } from "liquidjs";

type Scope = Record<string, unknown>;
type Rendering = ReturnType<PlainForTag["render"]>;

export class ForTag extends PlainForTag {
  override *render(context: Context, emitter: Emitter): Rendering {
    const parentloop: unknown = context.getSync(["forloop"]);
    const push = context.push.bind(context);
    context.push = (scope: object) => {
      const { forloop } = scope as Scope;
      if (!forloop) return push(scope);
      context.push = push;
      Object.assign(forloop, { parentloop: parentloop ?? null });
      return push(scope);
    };
    const rendered = yield* super.render(context, emitter);
    context.push = push;
    return rendered;
  }
}
