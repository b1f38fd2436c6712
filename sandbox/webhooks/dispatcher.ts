/** Turns what happens in a shop into signed webhooks to the app, with retries, faults on demand and a log. */
import { randomUUID } from "node:crypto";
import { readAppToml, type AppToml, type Subscription } from "#sandbox/app-toml.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";
import { topicName, webhookSubscriptionsOf } from "#sandbox/store/operations/webhook-subscriptions.ts";
import { attemptDelivery, prepareDelivery, type Delivery } from "#sandbox/webhooks/delivery.ts";
import { matchesFilter } from "#sandbox/webhooks/match-filter.ts";
import { pickFields } from "#sandbox/webhooks/pick-fields.ts";
import { WebhookFaults, type WebhookFault } from "#sandbox/webhooks/webhook-faults.ts";

/** Shopify tries eight times in four hours; here the same eight within minutes. */
export const QUICK_RETRIES_MS = [1, 2, 5, 10, 20, 40, 60, 120].map((seconds) => seconds * 1000);
const LOG_LENGTH = 500;
const LATE_MS = 10_000;
const REORDER_WINDOW_MS = 2_000;
const DEBOUNCE_MS = 1_000;

/** Topics that reach an app which the shop no longer has. */
const AFTER_UNINSTALL = new Set(["app/uninstalled", "shop/redact", "customers/redact", "customers/data_request"]);

export class WebhookDispatcher {
  readonly faults = new WebhookFaults();
  /** Newest last. */
  readonly log: Delivery[] = [];
  readonly #context: SandboxContext;
  readonly #retriesMs: readonly number[];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #inFlight = new Set<Promise<void>>();
  /** Webhooks held back so that a younger one overtakes them, by topic and shop. */
  readonly #held = new Map<string, Delivery[]>();
  readonly #lastReduced = new Map<string, { body: string; at: number }>();
  #stopped = false;

  constructor(context: SandboxContext, retriesMs: readonly number[] = QUICK_RETRIES_MS) {
    this.#context = context;
    this.#retriesMs = retriesMs;
  }

  /** From now on what happens in the shops is told to the app. */
  start(): void {
    this.#context.store.onEvent((event) => this.#dispatch(event));
  }

  /** Waits until nothing is under way or planned. */
  async idle(): Promise<void> {
    while (this.#inFlight.size > 0 || this.#timers.size > 0) {
      await Promise.all(this.#inFlight);
      if (this.#timers.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Sends a logged webhook again: the same body, the same id. */
  redeliver(webhookId: string): boolean {
    const delivery = this.log.find((one) => one.webhookId === webhookId);
    if (delivery) this.#send(delivery, this.#retriesMs.length);
    return delivery !== undefined;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#inFlight);
  }

  #dispatch(event: ShopEvent): void {
    if (this.#stopped || (!event.shop.installation && !AFTER_UNINSTALL.has(event.topic))) return;
    const toml = readAppToml(this.#context.app.tomlFile);
    const eventId = randomUUID();
    for (const subscription of toml.subscriptions) {
      if (subscription.topic === event.topic) this.#offer(toml, subscription, { ...event, eventId });
    }
    for (const made of webhookSubscriptionsOf(event.shop).values()) {
      if (made.topic !== topicName(event.topic)) continue;
      this.#offer(toml, { ...made, topic: event.topic, name: null, isCompliance: false }, { ...event, eventId });
    }
  }

  #offer(toml: AppToml, subscription: Subscription, event: ShopEvent & { eventId: string }): void {
    const payload = pickFields(event.payload, subscription.includeFields);
    if (!this.#passes(subscription, payload)) return;
    const delivery = prepareDelivery(this.#context.app, toml.apiVersion, subscription, event, payload);
    if (subscription.includeFields && this.#isRepeat(subscription, delivery)) return;
    this.log.push(delivery);
    this.log.splice(0, Math.max(0, this.log.length - LOG_LENGTH));
    const fault = this.faults.take(event.topic);
    if (fault) this.#sendFaulty(delivery, fault);
    else this.#send(delivery);
  }

  #passes(subscription: Subscription, payload: Record<string, unknown>): boolean {
    try {
      return matchesFilter(subscription.filter, payload);
    } catch (error) {
      this.#context.log(`webhook filter for ${subscription.topic}: ${(error as Error).message}`);
      return false;
    }
  }

  /** Shopify drops identical reduced payloads that follow each other closely. */
  #isRepeat(subscription: Subscription, delivery: Delivery): boolean {
    const key = `${delivery.shopDomain} ${delivery.topic} ${subscription.uri} ${subscription.name}`;
    const last = this.#lastReduced.get(key);
    this.#lastReduced.set(key, { body: delivery.body, at: Date.now() });
    return last !== undefined && last.body === delivery.body && Date.now() - last.at < DEBOUNCE_MS;
  }

  #sendFaulty(delivery: Delivery, fault: WebhookFault): void {
    delivery.fault = fault.kind;
    if (fault.kind === "lost") delivery.state = "lost";
    if (fault.kind === "late") this.#later(fault.delayMs ?? LATE_MS, () => this.#send(delivery));
    if (fault.kind === "reordered") this.#hold(delivery, fault.delayMs ?? REORDER_WINDOW_MS);
    if (fault.kind === "duplicate") {
      this.#send(delivery);
      this.#later(fault.delayMs ?? 0, () => this.#send(delivery));
    }
  }

  /** Collects what comes in a short window and sends it youngest first. */
  #hold(delivery: Delivery, windowMs: number): void {
    const key = `${delivery.shopDomain} ${delivery.topic}`;
    const held = this.#held.get(key);
    if (held) return void held.push(delivery);
    this.#held.set(key, [delivery]);
    this.#later(windowMs, () => {
      const batch = (this.#held.get(key) ?? []).reverse();
      this.#held.delete(key);
      this.#track(this.#sendInTurn(batch));
    });
  }

  async #sendInTurn(batch: Delivery[]): Promise<void> {
    for (const delivery of batch) await this.#try(delivery, 0);
  }

  #send(delivery: Delivery, retry = 0): void {
    this.#track(this.#try(delivery, retry));
  }

  async #try(delivery: Delivery, retry: number): Promise<void> {
    if (this.#stopped) return;
    const ok = await attemptDelivery(delivery);
    const waitMs = this.#retriesMs[retry];
    if (ok) delivery.state = "delivered";
    else if (waitMs === undefined) delivery.state = delivery.state === "delivered" ? "delivered" : "failed";
    else {
      if (delivery.state !== "delivered") delivery.state = "retrying";
      this.#later(waitMs, () => this.#send(delivery, retry + 1));
    }
  }

  #later(delayMs: number, action: () => void): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    this.#timers.add(timer);
  }

  #track(work: Promise<void>): void {
    this.#inFlight.add(work);
    void work.finally(() => this.#inFlight.delete(work));
  }
}
