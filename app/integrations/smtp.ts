/** E-mail over SMTP: any mail server that takes a user and a password. */
import type { Integration, IncomingResponse, Outcome, Settings } from "./integration.ts";

const SERVICE_CLOSING = 421;
const WRONG_CREDENTIALS = new Set([530, 534, 535, 538]);
const MAX_MESSAGE_BYTES = 10_000_000;
const CONNECTIONS = 5;
/** Enhanced codes that speak of the recipient's mailbox or domain (RFC 3463): nobody is there to read. */
const NO_SUCH_RECIPIENT = /\b5\.(1\.[0-36]|2\.1)\b/;
/** Servers without enhanced codes say 550 to RCPT for many reasons; only these words mean that the mailbox is not there. */
const NO_SUCH_RECIPIENT_WORDS =
  /(user|mailbox|recipient|address)\b.{0,40}\b(unknown|not found|does(n't| not) exist|no longer|disabled|invalid)|(unknown|no such|invalid) (user|mailbox|recipient|address)/i;

export const smtp: Integration = {
  id: "smtp",
  name: "E-mail (SMTP)",
  description: "Sends e-mail through your own mail server or your e-mail provider's SMTP access.",
  docsUrl: "https://www.rfc-editor.org/rfc/rfc5321",
  fields: [
    {
      key: "host",
      label: "Server",
      help: "The name of the mail server, such as smtp.example.com.",
      required: true,
      secret: false,
      pattern: /[\w.-]+|\[[0-9a-f:]+\]/i,
    },
    {
      key: "port",
      label: "Port",
      help: "Usually 587, or 465 for a server that expects encryption from the start.",
      required: true,
      secret: false,
      pattern: /\d{1,5}/,
    },
    {
      key: "encryption",
      label: "Encryption",
      help: "“always” for port 465, else “upgrade”.",
      required: true,
      secret: false,
      pattern: /always|upgrade/,
    },
    { key: "user", label: "User", help: "Leave it empty if the server asks for none.", required: false, secret: false },
    {
      key: "password",
      label: "Password",
      help: "Often an app password, not the one you sign in with.",
      required: false,
      secret: true,
    },
  ],
  auth: "password",
  limits: { atOnce: CONNECTIONS, messageBytes: MAX_MESSAGE_BYTES },
  baseUrl: "",
  sample: { host: "smtp.example.com", port: "587", encryption: "upgrade", user: "standby", password: "correct-horse" },
  deliver: {
    carries: "email",
    request: (message, settings, { deliveryId }) => ({
      type: "mail",
      server: {
        host: settings.host ?? "",
        port: Number(settings.port),
        secure: settings.encryption === "always",
        user: settings.user ?? "",
        password: settings.password ?? "",
      },
      envelope: { from: message.fromAddress, to: message.to },
      mail: {
        from: { name: message.fromName, address: message.fromAddress },
        to: message.to,
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: `<${deliveryId}@${message.fromAddress.slice(message.fromAddress.lastIndexOf("@") + 1)}>`,
        headers: message.headers,
        ...(message.files && {
          attachments: message.files.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
        }),
      },
    }),
    read,
  },
};

/** 2yz done, 4yz try again, 5yz never (RFC 5321 §4.2.1), with the exceptions that servers make. */
function read(response: IncomingResponse): Outcome {
  if (response.type === "forbidden") return { outcome: "reconnect", reason: response.reason };
  if (response.type !== "mail") return { outcome: "retry", reason: "The mail server could not be reached." };
  const { code, text, command } = response;
  if (code < 300) return { outcome: "done", providerId: response.messageId };
  if (WRONG_CREDENTIALS.has(code) || command === "AUTH") {
    return { outcome: "reconnect", reason: "The mail server did not accept the user name and password." };
  }
  if (code === SERVICE_CLOSING || code < 500) {
    return { outcome: "retry", reason: `The mail server asked to try again later (${code}).` };
  }
  if (NO_SUCH_RECIPIENT.test(text) || (command === "RCPT TO" && NO_SUCH_RECIPIENT_WORDS.test(text))) {
    return { outcome: "refused", reason: `There is no such mailbox (${code}).`, suppress: "bounced" };
  }
  return { outcome: "refused", reason: `The mail server refused the message (${code}).` };
}

/** Settings from `smtp://user:password@host:port` or `smtps://…`, the form in which who runs Standby names a server. */
export function smtpSettings(url: string): Settings {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  return {
    host: hostname,
    port: port || (secure ? "465" : "25"),
    encryption: secure ? "always" : "upgrade",
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
