/** What may go wrong with webhooks on purpose, per topic; "*" stands for every topic without its own. */

export const FAULT_KINDS = ["lost", "duplicate", "late", "reordered"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `times`: how many webhooks it still hits; absent = until it is cleared. `delayMs`: for late and reordered ones. */
export type WebhookFault = { kind: FaultKind; times?: number; delayMs?: number };

export class WebhookFaults {
  readonly #byTopic = new Map<string, WebhookFault>();

  set(topic: string, fault: WebhookFault | null): void {
    if (fault) this.#byTopic.set(topic, { ...fault });
    else this.#byTopic.delete(topic);
  }

  clear(): void {
    this.#byTopic.clear();
  }

  list(): ({ topic: string } & WebhookFault)[] {
    return [...this.#byTopic].map(([topic, fault]) => ({ topic, ...fault }));
  }

  /** The fault for the next webhook of a topic; counts it. */
  take(topic: string): WebhookFault | null {
    const key = this.#byTopic.has(topic) ? topic : "*";
    const fault = this.#byTopic.get(key);
    if (!fault) return null;
    if (fault.times !== undefined && --fault.times <= 0) this.#byTopic.delete(key);
    return fault;
  }
}
