/** Reads a CSV file as it arrives, whatever wrote it, and hands its rows on in batches; it never holds more than a few of them. */
import { parse } from "csv-parse";
import { RowBatch, withoutForbidden } from "#app/data/row-batch.ts";
import { EMPTY_FILE, namedDelimiter, sniffCsv, SNIFF_BYTES, type CsvShape } from "#app/domain/csv-sniff.ts";
import { createCsvDecoder } from "#app/domain/csv-text.ts";
import { tooLargeWords } from "#app/domain/import-limits.ts";
import { formatCount } from "#app/lib/format-instant.ts";

export type CsvRead =
  /** `brokenAtRow`: from that row on nothing could be read; all before it was. */
  { ok: true; headings: string[]; rows: number; brokenAtRow: number | null } | { ok: false; reason: string };

export type ReadCsvOptions = {
  maxBytes: number;
  /** Takes the next rows; the reading waits for it, one batch ahead, and then uses the batch again. */
  take(rows: RowBatch): Promise<void>;
};

const MAX_ROWS = 1_000_000;
const MAX_COLUMNS = 200;
const MAX_ROW_CHARACTERS = 100_000;
const PIECE_BYTES = 16_384;
const NO_ROWS = "This file has a heading and no rows. Fill in at least one row.";
const TOO_WIDE = `This file has more than ${MAX_COLUMNS} columns. Keep those that you want to import.`;
const TOO_LONG = `This file has more than ${formatCount(MAX_ROWS)} rows. Split it, and upload the parts one after the other.`;

/** @throws what `take` throws, and when the sender goes away */
export async function readCsv(file: AsyncIterable<Uint8Array>, options: ReadCsvOptions): Promise<CsvRead> {
  const pieces = capped(file, options.maxBytes)[Symbol.asyncIterator]();
  const head = await readHead(pieces);
  if (head === "too large") return { ok: false, reason: tooLargeWords(options.maxBytes) };
  const sniffed = sniffCsv(head);
  if (!sniffed.ok) return sniffed;
  const rows = new RowCollector(sniffed.shape, options.take);
  const decoder = createCsvDecoder(sniffed.shape);
  let outcome = await rows.write(decoder.decode(head.subarray(sniffed.shape.bomBytes)));
  while (outcome === "more") {
    const { value: piece, done } = await pieces.next();
    if (piece === "too large") return { ok: false, reason: tooLargeWords(options.maxBytes) };
    if (done) break;
    outcome = await rows.write(decoder.decode(piece));
  }
  if (outcome === "more") outcome = await rows.end(decoder.end());
  await rows.flushed();
  return rows.result(outcome);
}

type Pieces = AsyncIterator<Uint8Array | "too large", undefined>;

async function* capped(file: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array | "too large", undefined> {
  let bytes = 0;
  for await (const chunk of file) {
    bytes += chunk.length;
    if (bytes > maxBytes) return yield "too large";
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) yield chunk.subarray(from, from + PIECE_BYTES);
  }
  return undefined;
}

async function readHead(pieces: Pieces): Promise<Uint8Array | "too large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const { value, done } = await pieces.next();
    if (value === "too large") return value;
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : new Uint8Array(Buffer.concat(chunks));
}

type Outcome = "more" | "end" | "broken" | "too wide" | "too long";

/** Rows as the parser finds them, and what it makes of a file that ends in the middle of one. */
class RowCollector {
  #parser;
  #batch = new RowBatch();
  #taken = new RowBatch();
  #taking: Promise<void> = Promise.resolve();
  #take;
  #headings: string[] | null = null;
  #rowNumber = 0;
  #rows = 0;
  #tooWide = false;
  #broken = false;

  constructor(shape: CsvShape, take: ReadCsvOptions["take"]) {
    this.#take = take;
    this.#parser = parse({
      delimiter: shape.delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_CHARACTERS,
      on_record: (cells: string[]) => this.#add(cells),
    });
    this.#parser.on("error", () => (this.#broken = true));
    this.#parser.resume();
  }

  /** Rows are kept here and not sent on in the stream: thousands of objects a second are what makes streams slow. */
  #add(cells: string[]): null {
    this.#rowNumber++;
    if (cells.every((cell) => cell.trim() === "")) return null;
    if (!this.#headings) {
      if (this.#rowNumber === 1 && cells.length <= 2 && namedDelimiter(cells.join(","))) return null;
      this.#headings = cells;
      this.#tooWide = cells.length > MAX_COLUMNS;
      return null;
    }
    this.#rows++;
    this.#batch.add(this.#rowNumber, cells.length > MAX_COLUMNS ? cells.slice(0, MAX_COLUMNS) : cells);
    return null;
  }

  async write(text: string): Promise<Outcome> {
    await new Promise<void>((resolve) => this.#parser.write(withoutForbidden(text), () => resolve()));
    return this.#after();
  }

  async end(text: string): Promise<Outcome> {
    if (text !== "") await this.write(text);
    if (!this.#broken) {
      await new Promise<void>((resolve) => this.#parser.once("error", () => resolve()).end(() => setImmediate(resolve)));
    }
    const outcome = await this.#after();
    return outcome === "more" ? "end" : outcome;
  }

  async #after(): Promise<Outcome> {
    if (this.#batch.isFull) await this.flushed();
    if (this.#broken) return "broken";
    if (this.#tooWide) return "too wide";
    return this.#rows > MAX_ROWS ? "too long" : "more";
  }

  /** Waits for the batch under way, and hands on the next. */
  async flushed(): Promise<void> {
    await this.#taking;
    if (this.#batch.rows === 0) return;
    [this.#taken, this.#batch] = [this.#batch, this.#taken];
    this.#batch.clear();
    this.#taking = this.#take(this.#taken);
    // Its failure is told to whoever waits for it next.
    this.#taking.catch(() => undefined);
  }

  async result(outcome: Outcome): Promise<CsvRead> {
    await this.#taking;
    if (outcome === "too wide") return { ok: false, reason: TOO_WIDE };
    if (outcome === "too long") return { ok: false, reason: TOO_LONG };
    const brokenAtRow = outcome === "broken" ? this.#rowNumber + 1 : null;
    if (this.#rows === 0 && brokenAtRow === null) return { ok: false, reason: this.#headings ? NO_ROWS : EMPTY_FILE };
    return { ok: true, headings: this.#headings ?? [], rows: this.#rows, brokenAtRow };
  }
}
