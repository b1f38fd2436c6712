/** The named values of a tag: `id: 'card', closest.product: product, data-type: 'x'`. What is none is passed over, as Shopify does. */
import { evalToken, type Context, type Tokenizer, type ValueToken } from "liquidjs";

export class NamedValues {
  readonly #values: [name: string, value: ValueToken][] = [];

  constructor(tokenizer: Tokenizer) {
    while (!tokenizer.end()) {
      tokenizer.skipBlank();
      const name = NamedValues.#readName(tokenizer);
      tokenizer.skipBlank();
      if (name && tokenizer.peek() === ":") {
        tokenizer.advance();
        const value = tokenizer.readValue();
        if (value) this.#values.push([name, value]);
      } else if (!name && !tokenizer.readQuoted()) tokenizer.advance();
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
