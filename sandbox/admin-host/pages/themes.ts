/** The online store's theme, as far as an app is concerned: which app embeds are on, and where app blocks stand. */
import { embedKey, readBlocks, readExtensions } from "#sandbox/admin-host/extensions.ts";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import type { Page } from "#sandbox/admin-host/layout.ts";
import { themeFolders } from "#sandbox/admin-host/theme-folders.ts";
import { html } from "#sandbox/html.ts";

/** The sandbox's themes and the folder it was started with. */
function themeChoice(host: PageRequest["host"], shop: PageRequest["shop"]) {
  return html`<form class="card" method="post" action="/_sandbox/theme">
    <input type="hidden" name="shop" value="${shop.domain}" />
    <label for="theme">Theme</label>
    <select id="theme" name="theme">
      ${themeFolders(host).map(
        ({ name, folder }) =>
          html`<option value="${name}" ${folder === host.themeFolder ? html`selected` : null}>${name}</option>`,
      )}
    </select>
    <button type="submit">Show this theme</button>
  </form>`;
}

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
          : block.onProduct
            ? html`<form method="post" action="/_sandbox/app-block">
                <input type="hidden" name="shop" value="${shop.domain}" />
                <input type="hidden" name="block" value="${block.handle}" />
                <input type="hidden" name="placed" value="${isOn ? "false" : "true"}" />
                <p>An app block. ${isOn ? `It stands in: ${places}.` : "It stands in no template."}</p>
                <button type="submit">${isOn ? "Take out of the product page" : "Place under the buy buttons"}</button>
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
      ${themeChoice(host, shop)}
      ${
        cards.length
          ? html`<ul class="cards">
              ${cards}
            </ul>`
          : html`<p class="card empty">The app has no theme blocks.</p>`
      }`,
  };
}
