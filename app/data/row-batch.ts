/** The text that import_rows keeps of a row, and many of them as the bytes that one statement sends. */

export const CELL_MARK = "\u001f";
export const ROW_MARK = "\u001e";
/** Neither the marks nor what PostgreSQL refuses may stand in a file's text. */
const FORBIDDEN = new RegExp(`[${["\u0000", ROW_MARK, CELL_MARK].join("")}]`, "g");
const ROWS_AT_ONCE = 2_000;
const BYTES_AT_ONCE = 512 * 1024;
const MOST_BYTES_PER_CHARACTER = 3;

export const withoutForbidden = (text: string): string => text.replace(FORBIDDEN, "");

export const cellsOf = (text: string): string[] => text.split(CELL_MARK);

/**
 * The rows of one statement, as the bytes they are sent as. Strings that live until their batch is full outlive the cheap
 * collections of garbage, and the heap would grow with the file.
 */
export class RowBatch {
  #numbers: number[] = [];
  #bytes = Buffer.allocUnsafe(2 * BYTES_AT_ONCE);
  #used = 0;

  get rows(): number {
    return this.#numbers.length;
  }

  get isFull(): boolean {
    return this.rows >= ROWS_AT_ONCE || this.#used >= BYTES_AT_ONCE;
  }

  add(rowNumber: number, cells: string[]): void {
    const text = (this.rows === 0 ? "" : ROW_MARK) + cells.join(CELL_MARK);
    const needed = this.#used + text.length * MOST_BYTES_PER_CHARACTER;
    if (needed > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * needed);
    this.#used += this.#bytes.write(text, this.#used);
    this.#numbers.push(rowNumber);
  }

  /** Their numbers as an array's literal, and their cells as one text. */
  get columns(): [string, Buffer] {
    return [`{${this.#numbers.join(",")}}`, this.#bytes.subarray(0, this.#used)];
  }

  clear(): void {
    [this.#numbers, this.#used] = [[], 0];
  }
}
