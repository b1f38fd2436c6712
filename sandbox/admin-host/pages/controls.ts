/** The sandbox's controls: what Shopify would do on its own, and what goes wrong in real life, at the press of a button. */
import { readAppToml } from "#sandbox/app-toml.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { html, type Html } from "#sandbox/html.ts";
import { FAULT_KINDS } from "#sandbox/webhooks/webhook-faults.ts";

type Button = { name: string; label: string; text: string; fields?: Html; tone?: "critical" };

function control(domain: string, { name, label, text, fields, tone }: Button): Html {
  return html`<form method="post" action="/_sandbox/${name}" class="control">
    <input type="hidden" name="shop" value="${domain}" />
    <p>${text}</p>
    ${fields}
    <button type="submit" class="${tone}">${label}</button>
  </form>`;
}

const email = html`<label>Customer’s email<input type="email" name="email" required placeholder="ada@example.com" /></label>`;
const privacyTopic = (topic: string) => html`<input type="hidden" name="topic" value="${topic}" />`;

function appControls(shop: PageRequest["shop"]): Html {
  const { installation, domain } = shop;
  if (!installation) {
    const again = control(domain, {
      name: "privacy",
      label: "Send shop/redact",
      text: "Shopify sends this 48 hours after an uninstall: the app must forget the shop.",
      fields: privacyTopic("shop/redact"),
    });
    return html`<p>The app is not installed. Open it in the navigation to install it.</p>
      ${again}`;
  }
  const scopes = html`<label
    >Granted scopes<textarea name="scopes" rows="3">${installation.grantedScopes.join(", ")}</textarea>
  </label>`;
  return html` ${control(domain, { name: "scopes", label: "Change scopes", text: "The app hears of it by app/scopes_update.", fields: scopes })}
  ${control(domain, { name: "tokens/expire", label: "Let tokens run out", text: "Access tokens end now. Refresh tokens still work." })}
  ${control(domain, { name: "tokens/revoke", label: "Revoke tokens", text: "Access and refresh tokens end now.", tone: "critical" })}
  ${control(domain, {
    name: "uninstall",
    label: "Uninstall the app",
    text: "Tokens, selling plans and app data go, and app/uninstalled is sent.",
    tone: "critical",
  })}`;
}

function webhookFields(topics: string[]): Html {
  return html`<label
      >Topic<select name="topic">
        <option value="*">Every topic</option>
        ${topics.map((topic) => html`<option>${topic}</option>`)}
      </select></label
    >
    <label
      >Fault<select name="kind">
        ${FAULT_KINDS.map((kind) => html`<option>${kind}</option>`)}
        <option>none</option>
      </select></label
    >
    <label>How many<input type="number" name="times" min="1" placeholder="until cleared" /></label>
    <label>Delay in ms<input type="number" name="delayMs" min="0" placeholder="10000" /></label>`;
}

function webhookControls({ host, shop }: PageRequest): Html {
  const topics = [...new Set(readAppToml(host.context.app.tomlFile).subscriptions.map(({ topic }) => topic))].sort();
  const faults = host.webhooks.faults
    .list()
    .map(({ topic, kind, times }) => html`<li><b>${topic}</b>: ${kind}${times !== undefined && `, ${times} more`}</li>`);
  return html`${
    faults.length > 0 &&
    html`<ul class="plain-list">
      ${faults}
    </ul>`
  }
  ${control(shop.domain, {
    name: "webhooks/fault",
    label: "Set fault",
    text: "The next webhooks are lost, doubled, late or out of order.",
    fields: webhookFields(topics),
  })}
  ${control(shop.domain, { name: "webhooks/clear-faults", label: "Clear faults", text: "Webhooks arrive as they should." })}`;
}

function throttleControls({ host, shop }: PageRequest): Html {
  const { requestsLeft } = host.throttle;
  return html`${requestsLeft > 0 && html`<p>${requestsLeft} more requests will be throttled.</p>`}
  ${control(shop.domain, {
    name: "throttle",
    label: "Throttle",
    text: "The app’s next requests are answered THROTTLED.",
    fields: html`<label>How many requests<input type="number" name="requests" min="0" value="3" /></label>`,
  })}`;
}

function privacyControls({ shop }: PageRequest): Html {
  return html`${control(shop.domain, {
    name: "privacy",
    label: "Request data",
    text: "A customer asks what the app knows about them.",
    fields: html`${privacyTopic("customers/data_request")}${email}`,
  })}
  ${control(shop.domain, {
    name: "privacy",
    label: "Request erasure",
    text: "A customer asks to be forgotten.",
    fields: html`${privacyTopic("customers/redact")}${email}`,
    tone: "critical",
  })}`;
}

export function controlsPage(request: PageRequest): Page {
  const { shop, parameters } = request;
  const message = parameters.get("message");
  const sections: [string, Html][] = [
    ["The app on this store", appControls(shop)],
    ["Webhooks", webhookControls(request)],
    ["Admin API", throttleControls(request)],
    ["Privacy requests", privacyControls(request)],
  ];
  return {
    title: "Controls",
    current: "/sandbox/controls",
    content: html`<h1>Controls</h1>
      <p class="lead">What Shopify does on its own, and what goes wrong in real life. None of this exists at Shopify.</p>
      ${message && html`<p class="banner ${parameters.has("failed") && "is-bad"}" role="status">${message}</p>`}
      <div class="control-groups">
        ${sections.map(
          ([title, content]) =>
            html`<section class="card">
              <h2>${title}</h2>
              ${content}
            </section>`,
        )}
      </div>`,
  };
}
