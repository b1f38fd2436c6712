/** The SMTP server of the mailbox: takes every mail, for every name and password. */
import { buffer } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { explainPort, LISTEN_HOST } from "#sandbox/http.ts";
import type { Mailbox } from "#sandbox/mailbox/mailbox.ts";
import type { Scripts } from "#sandbox/mailbox/scripts.ts";

type Person = { name?: string; address?: string } | undefined;

const written = (person: Person) => (person?.name ? `${person.name} <${person.address ?? ""}>` : (person?.address ?? ""));

const bytesOf = (content: string | ArrayBuffer | Uint8Array) =>
  typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

async function store(mailbox: Mailbox, session: SMTPServerSession, source: Buffer): Promise<void> {
  const mail = await PostalMime.parse(source);
  const from = session.envelope.mailFrom;
  const sender = from ? { address: from.address } : undefined;
  const files = mail.attachments.map(({ filename, mimeType, content }) => ({
    name: filename ?? "file",
    contentType: mimeType,
    content: bytesOf(content).toString("base64"),
  }));
  mailbox.add({
    channel: "email",
    to: session.envelope.rcptTo.map((recipient) => recipient.address).join(", "),
    from: written((mail.from as Person) ?? sender),
    subject: mail.subject ?? "",
    text: (mail.text ?? "").trimEnd(),
    html: mail.html ?? "",
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    files,
  });
}

/** A scripted refusal ("smtp" in the scripts), as an SMTP reply. */
async function refusal(scripts: Scripts): Promise<Error | null> {
  const answer = scripts.take("smtp");
  if (!answer) return null;
  if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  if (answer.status < 400) return null;
  return Object.assign(new Error(String(answer.body ?? "Try again later")), { responseCode: answer.status });
}

export async function startSmtp(mailbox: Mailbox, scripts: Scripts, port: number): Promise<SMTPServer> {
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const source = await buffer(stream);
    const refused = await refusal(scripts);
    if (refused) throw refused;
    await store(mailbox, session, source);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? "anyone" }),
    onData: (stream, session, callback) => void take(stream, session).then(() => callback(), callback),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainPort(error, "the mailbox's SMTP server", port)));
    server.listen(port, LISTEN_HOST, resolve);
  });
  server.on("error", () => undefined);
  return server;
}
