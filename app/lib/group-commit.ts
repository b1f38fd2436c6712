/** Group commit: rows that arrive within a moment are saved together; each caller goes on once its row is durable. */

export type GroupCommitOptions<Row> = {
  /** Saves all rows, durably, or throws having saved none. */
  flush: (rows: Row[]) => Promise<void>;
  /** How long the first row of a group waits for company. */
  waitMs: number;
  maxRows: number;
  /** Beyond this many waiting bytes no further row is taken. */
  maxWaitingBytes: number;
  sizeOf: (row: Row) => number;
};

/** More waits than can be saved in good time: the caller should ask its client to come back later. */
export class QueueFull extends Error {}

type Waiting<Row> = { row: Row; resolve: () => void; reject: (error: unknown) => void };

export class GroupCommit<Row> {
  readonly #options: GroupCommitOptions<Row>;
  #waiting: Waiting<Row>[] = [];
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #flushing = false;
  #idle: (() => void)[] = [];

  constructor(options: GroupCommitOptions<Row>) {
    this.#options = options;
  }

  /** @throws QueueFull, or what `flush` threw for the row's group. */
  add(row: Row): Promise<void> {
    const size = this.#options.sizeOf(row);
    if (this.#waitingBytes > 0 && this.#waitingBytes + size > this.#options.maxWaitingBytes) {
      return Promise.reject(new QueueFull("More is waiting to be saved than can be saved in good time."));
    }
    this.#waitingBytes += size;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    if (this.#waiting.length || this.#flushing) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#flushing) return;
    if (this.#waiting.length >= this.#options.maxRows) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), this.#options.waitMs);
  }

  /** One group at a time: while it is on its way to the disk, the next one fills. */
  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = true;
    const group = this.#waiting.splice(0, this.#options.maxRows);
    try {
      await this.#options.flush(group.map(({ row }) => row));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    for (const { row } of group) this.#waitingBytes -= this.#options.sizeOf(row);
    this.#flushing = false;
    if (this.#waiting.length) this.#schedule();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }
}
