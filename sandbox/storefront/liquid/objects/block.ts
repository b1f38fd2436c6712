/** `block`: its settings, and its own rendering for `{% render block %}` and `{% content_for 'blocks' %}`. */
import { LazyDrop, type Fields } from "#sandbox/storefront/liquid/drop.ts";

export type BlockRendering = {
  html: (given: Record<string, unknown>) => string;
  blocksHtml: (given: Record<string, unknown>) => string;
  staticBlockHtml: (type: string, id: string, given: Record<string, unknown>) => string;
};

export class BlockDrop extends LazyDrop {
  readonly #rendering: BlockRendering;

  constructor(fields: Fields, rendering: BlockRendering) {
    super("BlockDrop", fields);
    this.#rendering = rendering;
  }

  html(given: Record<string, unknown> = {}): string {
    return this.#rendering.html(given);
  }
  blocksHtml(given: Record<string, unknown>): string {
    return this.#rendering.blocksHtml(given);
  }
  staticBlockHtml(type: string, id: string, given: Record<string, unknown>): string {
    return this.#rendering.staticBlockHtml(type, id, given);
  }
}
