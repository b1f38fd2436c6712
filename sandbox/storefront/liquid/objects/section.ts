/** `section`: its settings and blocks; theme blocks are rendered by `{% content_for %}`. */
import { LazyDrop, type Fields } from "#sandbox/storefront/liquid/drop.ts";
import type { BlockRendering } from "./block.ts";

export class SectionDrop extends LazyDrop {
  readonly #rendering: Omit<BlockRendering, "html">;

  constructor(fields: Fields, rendering: Omit<BlockRendering, "html">) {
    super("SectionDrop", fields);
    this.#rendering = rendering;
  }

  blocksHtml(given: Record<string, unknown>): string {
    return this.#rendering.blocksHtml(given);
  }
  staticBlockHtml(type: string, id: string, given: Record<string, unknown>): string {
    return this.#rendering.staticBlockHtml(type, id, given);
  }
}
