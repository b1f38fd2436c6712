/** The mailbox as a page: the list, and the message that is open. */
import { html, type Html } from "#sandbox/html.ts";
import type { Mailbox, MailboxMessage } from "#sandbox/mailbox/mailbox.ts";

const SHOWN = 200;
const TABS = { html: "Mail", text: "Text", headers: "Headers" } as const;
type Tab = keyof typeof TABS;

type View = { query: string; channel: string; id: string; tab: Tab };

function address(view: View, change: Partial<View>): string {
  const next = { ...view, ...change };
  const query = new URLSearchParams();
  if (next.query) query.set("q", next.query);
  if (next.channel) query.set("channel", next.channel);
  if (next.id) query.set("id", next.id);
  if (next.id && next.tab !== "html") query.set("tab", next.tab);
  const text = query.toString();
  return text ? `/?${text}` : "/";
}

const time = (at: string) =>
  html`<time datetime="${at}">${new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}</time>`;

const channelName = (channel: string) => (channel === "email" ? "Email" : channel);

function row(message: MailboxMessage, view: View): Html {
  const preview = message.text.replace(/\s+/g, " ").slice(0, 110);
  return html`<li>
    <a
      class="row${message.id === view.id ? " is-open" : ""}"
      href="${address(view, { id: message.id, tab: "html" })}"
      ${message.id === view.id && html`aria-current="true"`}
    >
      <span class="row-top"><strong>${message.to}</strong>${time(message.at)}</span>
      <span class="row-subject">${message.subject || "(no subject)"}</span>
      <span class="row-preview">${message.channel !== "email" && html`<b class="tag">${message.channel}</b> `}${preview}</span>
    </a>
  </li>`;
}

function headersTable(message: MailboxMessage): Html {
  const rows = Object.entries(message.headers).map(
    ([name, value]) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  return html`<div class="scroll">
    <table class="headers">
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function body(message: MailboxMessage, tab: Tab): Html {
  if (tab === "headers") return headersTable(message);
  if (tab === "html" && message.html) {
    return html`<iframe
      class="mail"
      title="Mail: ${message.subject}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      src="/messages/${message.id}.html"
    ></iframe>`;
  }
  return html`<pre class="plain">${message.text || "This message has no text."}</pre>`;
}

/** What came with it, to be opened on this machine. */
function fileLinks({ id, files = [] }: MailboxMessage): Html | false {
  if (files.length === 0) return false;
  const links = files.map(({ name }, number) => html`<a href="/messages/${id}/files/${number}">${name}</a> `);
  return html`<div>
    <dt>Files</dt>
    <dd>${links}</dd>
  </div>`;
}

function reading(message: MailboxMessage | undefined, view: View): Html {
  if (!message) {
    return html`<section class="reading is-empty"><p>Choose a message to read it here.</p></section>`;
  }
  const tabs = (Object.keys(TABS) as Tab[]).filter((tab) => tab !== "html" || message.html);
  const shown = tabs.includes(view.tab) ? view.tab : "text";
  return html`<section class="reading" aria-label="Message">
    <a class="back" href="${address(view, { id: "" })}">All messages</a>
    <h2>${message.subject || "(no subject)"}</h2>
    <dl class="who">
      <div>
        <dt>From</dt>
        <dd>${message.from || "unknown"}</dd>
      </div>
      <div>
        <dt>To</dt>
        <dd>${message.to}</dd>
      </div>
      <div>
        <dt>Sent</dt>
        <dd>${time(message.at)}</dd>
      </div>
      ${fileLinks(message)}
    </dl>
    <nav class="tabs" aria-label="Ways to see the message">
      ${tabs.map(
        (tab) => html`<a href="${address(view, { tab })}" ${tab === shown && html`aria-current="page"`}>${TABS[tab]}</a>`,
      )}
    </nav>
    ${body(message, shown)}
  </section>`;
}

function toolbar(view: View, channels: string[], count: number): Html {
  const options = ["", ...channels].map(
    (channel) =>
      html`<option value="${channel}" ${channel === view.channel && html`selected`}>
        ${channel ? channelName(channel) : "All channels"}
      </option>`,
  );
  return html`<form class="toolbar" method="get" action="/" role="search">
    <input type="search" name="q" value="${view.query}" placeholder="Search ${count} messages" aria-label="Search messages" />
    ${
      channels.length > 1 &&
      html`<select name="channel" aria-label="Channel">
        ${options}
      </select>`
    }
    ${channels.length > 1 && html`<button type="submit">Show</button>`}
  </form>`;
}

const matches = (message: MailboxMessage, query: string) =>
  `${message.to} ${message.from} ${message.subject} ${message.text}`.toLowerCase().includes(query.toLowerCase());

function readView(parameters: URLSearchParams): View {
  const tab = parameters.get("tab") ?? "html";
  return {
    query: parameters.get("q") ?? "",
    channel: parameters.get("channel") ?? "",
    id: parameters.get("id") ?? "",
    tab: tab in TABS ? (tab as Tab) : "html",
  };
}

export function mailboxPage(mailbox: Mailbox, parameters: URLSearchParams): Html {
  const view = readView(parameters);
  const all = mailbox.list();
  const channels = [...new Set(all.map((message) => message.channel))].sort();
  const found = all.filter((message) => (!view.channel || message.channel === view.channel) && matches(message, view.query));
  const shown = found.slice(-SHOWN).reverse();
  const empty = all.length
    ? "No message matches your search."
    : "Nothing has been sent yet. Mails and calls to other systems appear here.";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${mailbox.find(view.id)?.subject ?? "Mailbox"} – sandbox mailbox</title>
        <link rel="stylesheet" href="/mailbox.css" />
        <link rel="icon" href="data:," />
        <script src="/mailbox.js" defer></script>
      </head>
      <body class="${view.id ? "has-open" : ""}" data-newest="${all.at(-1)?.id ?? ""}">
        <header class="top">
          <h1><a href="/">Mailbox</a></h1>
          <p>Everything the app sent from this machine. Nothing left it.</p>
        </header>
        <main>
          <section class="list" aria-label="Messages">
            ${toolbar(view, channels, all.length)}
            ${
              shown.length
                ? html`<ol>
                    ${shown.map((message) => row(message, view))}
                  </ol>`
                : html`<p class="empty">${empty}</p>`
            }
            ${found.length > SHOWN && html`<p class="empty">The newest ${SHOWN} of ${found.length}. Search to find older ones.</p>`}
          </section>
          ${reading(mailbox.find(view.id), view)}
        </main>
      </body>
    </html>`;
}
