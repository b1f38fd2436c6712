/** A Liquid object whose properties are worked out when a template first asks for them, and then kept. */
import { Drop } from "liquidjs";

export type Fields = Record<string, unknown>;

export class LazyDrop extends Drop {
  readonly #fields: Fields;
  readonly #name: string;
  readonly #known = new Map<string, unknown>();

  /** `fields`: values, or functions without arguments that give the value. `name` is what `{{ object }}` prints. */
  constructor(name: string, fields: Fields) {
    super();
    this.#name = name;
    this.#fields = fields;
    this.#expose();
  }

  /** LiquidJS' array filters look for own properties; and what has some is not `empty`, which only an empty cart is. */
  #expose(): void {
    const enumerable = this.#fields["empty?"] !== true;
    for (const key of Object.keys(this.#fields)) {
      if (!(key in this)) Object.defineProperty(this, key, { get: () => this.read(key), enumerable, configurable: true });
    }
  }

  read(key: string): unknown {
    if (this.#known.has(key)) return this.#known.get(key);
    if (!Object.hasOwn(this.#fields, key)) return undefined;
    const field = this.#fields[key];
    const value: unknown = typeof field === "function" ? (field as () => unknown)() : field;
    this.#known.set(key, value);
    return value;
  }

  /** Replaces what a property gives, until the returned function is called: how `paginate` cuts a list. */
  override(key: string, value: unknown): () => void {
    const before = this.read(key);
    this.#known.set(key, value);
    return () => void this.#known.set(key, before);
  }

  override liquidMethodMissing(key: string | number): unknown {
    return this.read(String(key)) ?? null;
  }

  keys(): string[] {
    return Object.keys(this.#fields);
  }

  override toString(): string {
    return this.#name;
  }

  /** What the `json` filter writes: the object's own plain form where it has one (`toJson`), else its plain fields. */
  toJSON(): unknown {
    if (Object.hasOwn(this.#fields, "toJson")) return this.read("toJson");
    const plain = this.keys().map((key) => [key, this.read(key)]);
    return Object.fromEntries(plain.filter(([, value]) => !(value instanceof Drop)));
  }
}

/** A drop that counts as a plain value in comparisons and output, and still has properties (a color, a link's type). */
export class ValueDrop extends LazyDrop {
  readonly #value: unknown;

  constructor(value: unknown, fields: Fields) {
    super(String(value), fields);
    this.#value = value;
  }

  /** The number of letters of one that counts as a text, as of any text. */
  get size(): number | undefined {
    return typeof this.#value === "string" ? this.#value.length : undefined;
  }

  override valueOf(): unknown {
    return this.#value as object;
  }

  override toJSON(): unknown {
    return this.#value;
  }
}

/** A list that can also be asked by handle: `collections['shoes']`, `linklists.main-menu`. */
export class DirectoryDrop extends Drop {
  /** An own property, so that it never counts as `empty`. */
  readonly isDirectory = true;
  readonly #list: () => unknown[];
  readonly #find: (handle: string) => unknown;

  constructor(list: () => unknown[], find: (handle: string) => unknown) {
    super();
    this.#list = list;
    this.#find = find;
  }

  override liquidMethodMissing(key: string | number): unknown {
    if (key === "size") return this.#list().length;
    if (key === "first") return this.#list()[0] ?? null;
    return this.#find(String(key)) ?? null;
  }

  *[Symbol.iterator](): Iterator<unknown> {
    yield* this.#list();
  }
}
