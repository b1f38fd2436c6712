/** Tags whose inside is not output: schema, doc; and {% stylesheet %} and {% javascript %}, which the asset server gathers. */
import { Tag, type Liquid, type TagToken, type TopLevelToken } from "liquidjs";

export class HiddenBlockTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    while (rest.length) {
      const next = rest.shift() as TopLevelToken & { name?: string };
      if (next.name === `end${token.name}`) return;
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }
  override render(): void {}
}
