/** Blocks of the app's UI extensions: a frame without an origin of its own, as strict as Shopify's worker, for each. */
import type { ServerResponse } from "node:http";
import type { PageRequest } from "#sandbox/admin-host/host.ts";
import { storePath } from "#sandbox/admin-host/read-shop.ts";
import { bundleExtension, findUiExtension, readWords } from "#sandbox/admin-host/ui-extensions.ts";
import { readAppToml } from "#sandbox/app-toml.ts";
import { html, jsonForScript, type Html } from "#sandbox/html.ts";
import { send, sendHtml } from "#sandbox/http.ts";

/** The frame has no origin, so every origin may read what it loads. */
const SCRIPT = { "content-type": "text/javascript; charset=utf-8", "access-control-allow-origin": "*" };

/** The frame on a page; nothing without the extension, or before the app is installed. `?locale=de` shows it in German. */
export function appBlock({ host, shop, parameters }: PageRequest, target: string, selected: string): Html | null {
  const { app } = host.context;
  if (!shop.installation || !findUiExtension(app.extensionsFolder, target)) return null;
  const query = new URLSearchParams({ selected, locale: parameters.get("locale") ?? "en" });
  const { name } = readAppToml(app.tomlFile);
  const settings = { appBase: `${storePath(shop)}/apps/${app.handle}`, storeBase: storePath(shop) };
  // The script stands before the frame, which speaks as soon as it is there.
  return html`<script type="application/json" id="block-settings">
      ${jsonForScript(settings)}
    </script>
    <script src="/assets/blocks.js"></script>
    <iframe
      class="card app-block"
      title="${name}"
      sandbox="allow-scripts"
      src="${storePath(shop)}/blocks/${target}?${query.toString()}"
    ></iframe>`;
}

function frame({ host, shop, parameters }: PageRequest, target: string, words: ReturnType<typeof readWords>): Html {
  const selected = parameters.get("selected") ?? "";
  const settings = { target, selected, appUrl: host.context.app.url, ...words };
  return html`<!doctype html>
    <html lang="${words.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${target}</title>
        <link rel="stylesheet" href="/assets/ui-elements.css" />
        <script type="application/json" id="settings">
          ${jsonForScript(settings)}
        </script>
        <script src="/assets/ui-elements.js"></script>
        <script src="/assets/extension-global.js"></script>
        <script type="module">
          import show from "${storePath(shop)}/blocks/${target}.js";
          await show();
        </script>
      </head>
      <body></body>
    </html>`;
}

/** `TARGET` is the frame's page, `TARGET.js` the extension's bundle. */
export async function answerBlock(request: PageRequest, response: ServerResponse, path: string): Promise<void> {
  const target = path.replace(/\.js$/, "");
  const extension = findUiExtension(request.host.context.app.extensionsFolder, target);
  if (!extension) return send(response, 404, "No extension asks for this target.\n");
  if (path.endsWith(".js")) return send(response, 200, await bundleExtension(extension), SCRIPT);
  sendHtml(response, 200, frame(request, target, readWords(extension, request.parameters.get("locale") ?? "en")));
}
