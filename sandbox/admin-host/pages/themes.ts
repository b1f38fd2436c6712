/** The online store's theme, as far as an app is concerned: which app embeds are on, and where app blocks stand. */
import { embedKey, readBlocks, readExtensions } from "#sandbox/admin-host/extensions.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { html } from "#sandbox/html.ts";

export function themesPage({ host, shop }: PageRequest): Page {
  const states = readExtensions(host, shop).flatMap((extension) => extension.activations);
  const cards = readBlocks(host).map((block) => {
    const state = states.find(({ handle }) => handle === block.handle);
    const isOn = state?.status === "active";
    const places = state?.activations.map(({ target }) => target.replace("template--", "")).join(", ");
    return html`<li class="card">
      <h2>${block.name} <span class="badge is-${isOn ? "active" : "draft"}">${isOn ? "On" : "Off"}</span></h2>
      ${
        block.isEmbed
          ? html`<form method="post" action="/_sandbox/app-embed">
              <input type="hidden" name="shop" value="${shop.domain}" />
              <input type="hidden" name="block" value="${embedKey(shop, block)}" />
              <input type="hidden" name="enabled" value="${isOn ? "false" : "true"}" />
              <p>An app embed: it works on every page of the storefront.</p>
              <button type="submit">${isOn ? "Turn off" : "Turn on"}</button>
            </form>`
          : html`<p>An app block. ${isOn ? `It stands in: ${places}.` : "Add it to a template of the theme to show it."}</p>`
      }
    </li>`;
  });
  return {
    title: "Online store",
    current: "/themes",
    content: html`<h1>Online store</h1>
      <p class="lead">The theme in <code>${host.themeFolder}</code> with the app’s own blocks.</p>
      ${
        cards.length
          ? html`<ul class="cards">
              ${cards}
            </ul>`
          : html`<p class="card empty">The app has no theme blocks.</p>`
      }`,
  };
}
