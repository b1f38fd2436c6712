/** The messages that left the app, by mail or by a call to an outside system; kept as one JSON line each. */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A file that came with a mail; its content in base64. */
export type MailboxFile = { name: string; contentType: string; content: string };

export type MailboxMessage = {
  id: string;
  /** "email", or the outside system of the outbox. */
  channel: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  at: string;
  headers: Record<string, string>;
  files?: MailboxFile[];
};

export class Mailbox {
  readonly #messages: MailboxMessage[] = [];
  readonly #file: string | null;
  readonly #listeners = new Set<(message: MailboxMessage) => void>();
  #writing: Promise<void> = Promise.resolve();

  /** @param folder where mailbox.jsonl is kept; null keeps everything in memory. */
  constructor(folder: string | null) {
    this.#file = folder && path.join(folder, "mailbox.jsonl");
    if (folder) mkdirSync(folder, { recursive: true });
    if (!this.#file || !existsSync(this.#file)) return;
    const lines = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    this.#messages.push(...lines.flatMap(readLine));
  }

  /** Oldest first; `to` narrows to messages whose recipients contain it, whatever the case. */
  list(to?: string | null): MailboxMessage[] {
    const wanted = to?.toLowerCase();
    return wanted ? this.#messages.filter((message) => message.to.toLowerCase().includes(wanted)) : [...this.#messages];
  }

  find(id: string): MailboxMessage | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  add(message: Omit<MailboxMessage, "id" | "at">): MailboxMessage {
    const stored = { id: randomUUID(), ...message, at: new Date().toISOString() };
    this.#messages.push(stored);
    this.#write((file) => appendFile(file, `${JSON.stringify(stored)}\n`));
    for (const listener of this.#listeners) listener(stored);
    return stored;
  }

  clear(): void {
    this.#messages.length = 0;
    this.#write((file) => writeFile(file, ""));
  }

  onMessage(listener: (message: MailboxMessage) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves when everything is on disk. */
  saved(): Promise<void> {
    return this.#writing;
  }

  #write(action: (file: string) => Promise<void>): void {
    const file = this.#file;
    if (file) this.#writing = this.#writing.then(() => action(file));
  }
}

/** A line that a kill left half-written is dropped. */
function readLine(line: string): MailboxMessage[] {
  try {
    return [JSON.parse(line) as MailboxMessage];
  } catch {
    return [];
  }
}
