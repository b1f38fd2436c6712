/** A real SMTP server for tests: keeps what it accepts and refuses what the test tells it to. */
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = Email & { envelopeFrom: string; envelopeTo: string[] };

type Refusal = { code: number; text: string };

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** Decides about each recipient; undefined accepts. */
  refuseRecipient: (address: string) => Refusal | undefined;
  refuseMessage: (mail: ReceivedMail) => Refusal | undefined;
  connections: number;
  stop(): Promise<void>;
};

const refuse = ({ code, text }: Refusal) => Object.assign(new Error(text), { responseCode: code });

export async function startMailServer(auth?: { user: string; password: string }): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: auth ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    authOptional: !auth,
    onConnect(_session, done) {
      mailbox.connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (username === auth?.user && password === auth?.password) return done(null, { user: username });
      done(refuse({ code: 535, text: "5.7.8 Authentication credentials invalid" }));
    },
    onRcptTo({ address }, _session, done) {
      const refusal = mailbox.refuseRecipient(address);
      done(refusal ? refuse(refusal) : null);
    },
    onData(stream, session, done) {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          ...(await PostalMime.parse(Buffer.concat(chunks))),
          envelopeFrom: mailFrom ? mailFrom.address : "",
          envelopeTo: rcptTo.map((recipient) => recipient.address),
        };
        const refusal = mailbox.refuseMessage(mail);
        if (!refusal) mailbox.mails.push(mail);
        done(refusal ? refuse(refusal) : null);
      })();
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const mailbox: MailServer = {
    url: `smtp://${auth ? `${auth.user}:${auth.password}@` : ""}127.0.0.1:${port}`,
    mails: [],
    refuseRecipient: () => undefined,
    refuseMessage: () => undefined,
    connections: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailbox;
}

export const header = (mail: Email, name: string): string | undefined =>
  mail.headers.find((each) => each.key === name.toLowerCase())?.value;
