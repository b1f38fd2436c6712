/**
 * What an outside system is to Standby: a manifest and abilities, all data and pure functions. One runner does the I/O.
 * A file per system, named as its id; adding one touches its file, its test and one line in index.ts.
 */

export type Field = {
  key: string;
  label: string;
  help: string;
  required: boolean;
  /** Sealed at rest, hidden on pages, removed from logs. */
  secret: boolean;
  /** The value must match it whole; what it means stands in `help`. */
  pattern?: RegExp;
};

export type AuthScheme = "none" | "password" | "basic" | "bearer" | "header" | "oauth2" | "oauth1" | "secret-url";

export type Settings = Readonly<Record<string, string>>;

/** A message as every channel gets it; each takes what it can carry. */
export type OutgoingMessage = {
  to: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  text: string;
  html: string;
  /** Extra mail headers, e.g. List-Unsubscribe. */
  headers: Readonly<Record<string, string>>;
  /** Files; channels that carry none leave them out. */
  files?: readonly MessageFile[];
};

export type MessageFile = { name: string; contentType: string; content: string };

export type RequestContext = {
  now: Date;
  /** The same at every attempt of one message: an idempotency key, or what a Message-ID is made of. */
  deliveryId: string;
  /** Where the system is; the manifest's `baseUrl` unless overridden. */
  baseUrl: string;
};

export type HttpRequest = {
  type: "http";
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
};

export type MailRequest = {
  type: "mail";
  server: { host: string; port: number; secure: boolean; user: string; password: string };
  envelope: { from: string; to: string };
  mail: {
    from: { name: string; address: string };
    to: string;
    subject: string;
    text: string;
    html: string;
    messageId: string;
    headers: Readonly<Record<string, string>>;
    attachments?: { filename: string; contentType: string; content: string }[];
  };
};

export type OutgoingRequest = HttpRequest | MailRequest;

/** `unreachable`: no answer came; the request may or may not have been carried out. */
export type IncomingResponse =
  | { type: "http"; status: number; headers: Readonly<Record<string, string>>; body: string }
  /** An SMTP reply: its code, and the command it answers ("CONN", "AUTH", "RCPT TO", "DATA", …). */
  | { type: "mail"; code: number; command: string; text: string; messageId: string }
  | { type: "unreachable"; reason: string }
  /** The runner would not connect there, e.g. a private address. */
  | { type: "forbidden"; reason: string };

/** Named by what happens next. Reasons are for merchants: plain words, no secrets, no addresses of customers. */
export type Outcome =
  | { outcome: "done"; providerId: string }
  | { outcome: "retry"; reason: string; afterSeconds?: number }
  /** The merchant, or who runs Standby, must act before it can work again. */
  | { outcome: "reconnect"; reason: string }
  /** Will never work. `suppress`: and this recipient must not be written to again. */
  | { outcome: "refused"; reason: string; suppress?: "bounced" | "complained" | "unsubscribed" }
  | { outcome: "continue"; request: OutgoingRequest };

export type Deliver = {
  /** What it carries: decides which messages may go this way. */
  carries: "email" | "text" | "staff" | "record";
  request(message: OutgoingMessage, settings: Settings, context: RequestContext): OutgoingRequest;
  /** Must decide about every response, `unreachable` and `forbidden` included. */
  read(response: IncomingResponse): Outcome;
};

/** What a system tells of one stock-keeping unit. A missing one is unknown, never zero. */
export type StockObservation = { sku: string; availableUnits: number; observedAt: Date; expectedOn?: string };

export type Poll = {
  everySeconds: number;
  request(settings: Settings, cursor: string | null, context: RequestContext): OutgoingRequest;
  read(
    response: IncomingResponse,
  ): { outcome: "observed"; observations: StockObservation[]; cursor: string | null } | Exclude<Outcome, { outcome: "done" }>;
};

export type Receive = {
  /** Null when the sender is not who it says. @param body the bytes as they came */
  read(headers: Readonly<Record<string, string>>, body: string, settings: Settings): StockObservation[] | null;
};

export type PublishStatus = {
  request(
    status: { sku: string; offer: string; owedUnits: number },
    settings: Settings,
    context: RequestContext,
  ): OutgoingRequest;
  read(response: IncomingResponse): Outcome;
};

export type Reorder = {
  request(reorder: { sku: string; units: number; note: string }, settings: Settings, context: RequestContext): OutgoingRequest;
  read(response: IncomingResponse): Outcome;
};

export type Integration = {
  /** The file's name. */
  id: string;
  name: string;
  /** One sentence. */
  description: string;
  docsUrl: string;
  fields: readonly Field[];
  auth: AuthScheme;
  limits: { perSecond?: number; atOnce?: number; messageBytes?: number };
  /** Empty when the merchant's settings name the host. */
  baseUrl: string;
  /** Valid settings, made up: for tests and documentation. */
  sample: Settings;
  deliver?: Deliver;
  poll?: Poll;
  receive?: Receive;
  publishStatus?: PublishStatus;
  reorder?: Reorder;
};
