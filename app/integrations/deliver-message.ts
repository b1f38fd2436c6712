/** The runner: takes a message through an integration's requests and answers to an outcome. */
import type { Integration, IncomingResponse, OutgoingMessage, OutgoingRequest, Outcome, Settings } from "./integration.ts";
import { redact } from "./redact.ts";
import { sendHttp } from "./send-http.ts";
import { sendMail } from "./send-mail.ts";

/** A system that keeps asking for another request is broken. */
const MAX_REQUESTS = 5;

export type Delivery = {
  integration: Integration;
  settings: Settings;
  message: OutgoingMessage;
  deliveryId: string;
  now: Date;
  /** True for settings of a merchant: private addresses are refused. False for those of who runs Standby. */
  guarded: boolean;
  /** Where the system is instead of where its manifest says. */
  baseUrl?: string;
};

export type FinalOutcome = Exclude<Outcome, { outcome: "continue" }>;

/** Never throws for what the other side does: every answer, and none, is an outcome. */
export async function deliverMessage(delivery: Delivery): Promise<FinalOutcome> {
  const { integration, settings, message, deliveryId, now } = delivery;
  if (!integration.deliver) return { outcome: "refused", reason: `${integration.name} does not carry messages.` };
  const context = { now, deliveryId, baseUrl: delivery.baseUrl ?? integration.baseUrl };
  let request = integration.deliver.request(message, settings, context);
  for (let sent = 0; sent < MAX_REQUESTS; sent += 1) {
    const outcome = integration.deliver.read(await send(request, delivery.guarded));
    if (outcome.outcome !== "continue") return clean(outcome, delivery);
    request = outcome.request;
  }
  return { outcome: "retry", reason: `${integration.name} did not come to an end.` };
}

const send = (request: OutgoingRequest, guarded: boolean): Promise<IncomingResponse> =>
  request.type === "mail" ? sendMail(request, guarded) : sendHttp(request, guarded);

/** Reasons may quote the other side, and the other side may quote us. */
function clean(outcome: FinalOutcome, { integration, settings }: Delivery): FinalOutcome {
  return outcome.outcome === "done" ? outcome : { ...outcome, reason: redact(outcome.reason, integration, settings) };
}
