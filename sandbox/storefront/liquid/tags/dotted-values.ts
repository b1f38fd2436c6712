/** Named values whose names may have a dot: `closest.product: product, id: 'card'`. */
import { evalToken, type Context, type Tokenizer, type ValueToken } from "liquidjs";

export class DottedValues {
  readonly #values: [name: string, value: ValueToken][] = [];

  constructor(tokenizer: Tokenizer) {
    for (;;) {
      tokenizer.skipBlank();
      if (tokenizer.peek() === ",") tokenizer.advance();
      const name = DottedValues.#readName(tokenizer);
      tokenizer.skipBlank();
      if (!name || tokenizer.peek() !== ":") return;
      tokenizer.advance();
      const value = tokenizer.readValue();
      if (!value) return;
      this.#values.push([name, value]);
    }
  }

  static #readName(tokenizer: Tokenizer): string {
    let name = tokenizer.readIdentifier().content;
    while (name && tokenizer.peek() === ".") {
      tokenizer.advance();
      name += `.${tokenizer.readIdentifier().content}`;
    }
    return name;
  }

  *render(context: Context): Generator<unknown, Record<string, unknown>, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, token] of this.#values) values[name] = yield evalToken(token, context);
    return values;
  }
}
