/** Carries out mail requests over pooled SMTP connections. */
import { isIP } from "node:net";
import { createTransport, type Transporter } from "nodemailer";
import { resolvePublic } from "#app/lib/public-address.ts";
import type { IncomingResponse, MailRequest } from "./integration.ts";

const CONNECTIONS = 5;
const MESSAGES_PER_CONNECTION = 100;
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const ACCEPTED = 250;
const LOCAL = new Set(["localhost", "127.0.0.1", "::1"]);
/** What nodemailer throws before the server could have said no. */
const NO_ANSWER = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ETLS", "ECONNREFUSED"]);

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

const transports = new Map<string, Transporter>();

/** @param guarded true for servers a merchant named: those inside our own network are refused. */
export async function sendMail(request: MailRequest, guarded: boolean): Promise<IncomingResponse> {
  const { server, mail, envelope } = request;
  try {
    const address = guarded ? await resolvePublic(server.host) : server.host;
    if (address === null) return { type: "forbidden", reason: "The mail server's address is not on the public internet." };
    const sent = await transportOf(server, address).sendMail({
      ...mail,
      envelope,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { type: "mail", code: ACCEPTED, command: "DATA", text: String(sent.response), messageId: mail.messageId };
  } catch (error) {
    return readError(error as SmtpError, mail.messageId);
  }
}

function readError(error: SmtpError, messageId: string): IncomingResponse {
  if (error.responseCode) {
    return { type: "mail", code: error.responseCode, command: error.command ?? "", text: error.response ?? "", messageId };
  }
  if (error.code === "EAUTH") return { type: "mail", code: 535, command: "AUTH", text: "", messageId };
  if (error.code === "EENVELOPE") return { type: "mail", code: 553, command: "RCPT TO", text: "5.1.3", messageId };
  return { type: "unreachable", reason: NO_ANSWER.has(error.code ?? "") ? "no connection" : "no answer" };
}

function transportOf(server: MailRequest["server"], address: string): Transporter {
  const key = JSON.stringify([server, address]);
  const open = transports.get(key);
  if (open) return open;
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: MESSAGES_PER_CONNECTION,
    host: address,
    port: server.port,
    secure: server.secure,
    auth: server.user ? { user: server.user, pass: server.password } : undefined,
    /** What stays on this machine needs no encryption, and a local server rarely has a certificate anybody signed. */
    ignoreTLS: LOCAL.has(address),
    tls: isIP(server.host) ? {} : { servername: server.host },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  transports.set(key, transport);
  return transport;
}

/** Ends the pooled connections: at the end of a process or a test. */
export function closeMailTransports(): void {
  for (const transport of transports.values()) transport.close();
  transports.clear();
}
