/**
 * The state with its three services: fresh ids, events that become webhooks, and a snapshot on disk.
 * Whoever changes the state calls `changed()`; whoever makes something that Shopify has a topic for calls `emit()`.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { SandboxState, ShopState } from "#sandbox/store/state.ts";

const FIRST_ID = 44_010_000_000_001;
const SNAPSHOT_DELAY_MS = 1_000;

/** One thing that happened in a shop: the topic as in the toml ("inventory_levels/update") and Shopify's JSON body. */
export type ShopEvent = { shop: ShopState; topic: string; payload: Record<string, unknown>; triggeredAt: Date };
export type EventListener = (event: ShopEvent) => void;

export class Store {
  readonly state: SandboxState;
  readonly #file: string | null;
  readonly #listeners = new Set<EventListener>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(state: SandboxState, file: string | null) {
    this.state = state;
    this.#file = file;
  }

  /** Opens the snapshot in `folder`, or an empty state; null keeps everything in memory. */
  static async open(folder: string | null): Promise<Store> {
    const file = folder && path.join(folder, "sandbox.snapshot");
    const bytes = file ? await readFile(file).catch(() => null) : null;
    const state = bytes ? (deserialize(bytes) as SandboxState) : { shops: new Map(), nextId: FIRST_ID };
    return new Store(state, file);
  }

  /** A number never used before, of the size of Shopify's ids. */
  nextId(): number {
    return this.state.nextId++;
  }

  shop(domain: string): ShopState | undefined {
    return this.state.shops.get(domain);
  }

  onEvent(listener: EventListener): void {
    this.#listeners.add(listener);
  }

  /** Tells the webhook dispatcher; call it after the state has changed. */
  emit(shop: ShopState, topic: string, payload: Record<string, unknown>): void {
    const event = { shop, topic, payload, triggeredAt: new Date() };
    for (const listener of this.#listeners) listener(event);
    this.changed();
  }

  /** Plans a snapshot soon. */
  changed(): void {
    if (!this.#file || this.#timer) return;
    this.#timer = setTimeout(() => void this.save(), SNAPSHOT_DELAY_MS);
    this.#timer.unref();
  }

  /** Writes the snapshot now, whole or not at all. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const file = this.#file;
    if (!file) return Promise.resolve();
    this.#writing = this.#writing.then(async () => {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(`${file}.new`, serialize(this.state));
      await rename(`${file}.new`, file);
    });
    return this.#writing;
  }
}
