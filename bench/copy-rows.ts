/** The baseline of G15: COPY of the same rows, already parsed, into the same table; @returns rows per second on stdout. */
import pg from "pg";
import { variantLine } from "./variants-csv.ts";

const ROWS_AT_ONCE = 5_000;
const SHOP = 1;
const IMPORT = 1;

type Connection = {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  query(text: string): void;
  stream: { writableNeedDrain: boolean; once(event: "drain", listener: () => void): void };
};

/** What `pg` calls back while a COPY is under way. */
class CopyIn {
  #chunks;
  finished: Promise<void>;
  #settle: { resolve(): void; reject(error: Error): void } = { resolve: () => undefined, reject: () => undefined };

  constructor(chunks: Iterator<Buffer>) {
    this.#chunks = chunks;
    this.finished = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }
  submit(connection: Connection) {
    connection.query("copy import_rows (shop_id, import_id, row_number, cells) from stdin");
  }
  handleCopyInResponse(connection: Connection) {
    for (;;) {
      const { value, done } = this.#chunks.next();
      if (done) return connection.endCopyFrom();
      connection.sendCopyFromChunk(value);
      if (connection.stream.writableNeedDrain) {
        return connection.stream.once("drain", () => this.handleCopyInResponse(connection));
      }
    }
  }
  handleError(error: Error) {
    this.#settle.reject(error);
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.#settle.resolve();
  }
}

function* chunksOf(rows: number): Generator<Buffer> {
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const size = Math.min(ROWS_AT_ONCE, rows - from);
    yield Buffer.from(
      Array.from({ length: size }, (_, index) => {
        const cells = variantLine(from + index)
          .trimEnd()
          .replaceAll(",", "\u001f");
        return `${SHOP}\t${IMPORT}\t${from + index + 2}\t${cells}\n`;
      }).join(""),
    );
  }
}

const rows = Number(process.argv[2]);
/** Made beforehand: what is compared is COPY, not the making of text. */
const chunks = [...chunksOf(rows)];
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query("alter table import_rows disable row level security");
await client.query("select set_config('standby.shop_id', $1, false)", [String(SHOP)]);
await client.query(
  "insert into imports (shop_id, id, kind, file_name, actor) values ($1, $2, 'stock', 'bench', 'bench') on conflict do nothing",
  [SHOP, IMPORT],
);
const startedAt = performance.now();
const copy = new CopyIn(chunks.values());
client.query(copy as never);
await copy.finished;
process.stdout.write(String(rows / ((performance.now() - startedAt) / 1000)));
await client.query("alter table import_rows enable row level security");
await client.end();
