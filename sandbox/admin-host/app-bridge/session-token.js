/** App Bridge stand-in, part 2: session tokens, the patched fetch that carries them, and the bounce page. */
const bridge = window.appBridgeStandIn;
const RETRY_HEADER = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE_HEADER = "X-Shopify-API-Request-Failure-Reauthorize-Url";
const TOKEN_FRESH_MS = 40_000;

let token = null;
let tokenAt = 0;

async function idToken({ fresh = false } = {}) {
  if (!fresh && token && Date.now() - tokenAt < TOKEN_FRESH_MS) return token;
  token = await bridge.request("idToken");
  tokenAt = Date.now();
  return token;
}

const plainFetch = window.fetch.bind(window);

function isOurs(url) {
  return url.origin === location.origin || (bridge.config.appOrigins ?? []).includes(url.origin);
}

function withToken(request, value) {
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${value}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  return new Request(request, { headers });
}

/** fetch to the app's own origin carries a session token; a refused token is renewed and tried once more. */
async function fetchWithToken(input, init) {
  const request = new Request(input, init);
  const url = new URL(request.url, location.href);
  if (!bridge.isEmbedded || !isOurs(url) || request.headers.has("Authorization")) return plainFetch(request);
  const again = request.clone();
  let response = await plainFetch(withToken(request, await idToken()));
  if (response.status === 401 && response.headers.get(RETRY_HEADER)) {
    response = await plainFetch(withToken(again, await idToken({ fresh: true })));
  }
  const reauthorize = response.headers.get(REAUTHORIZE_HEADER);
  if (reauthorize) bridge.notify("open", { url: reauthorize, target: "_top" });
  return response;
}

if (!bridge.config.disabledFeatures.includes("fetch")) window.fetch = fetchWithToken;

/** A full page load inside the frame needs what the admin gave the first one. */
async function launchUrl(href) {
  const url = new URL(href, location.href);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("id_token", await idToken({ fresh: true }));
  for (const name of ["shop", "host", "locale"]) {
    if (bridge.config[name] && !url.searchParams.has(name)) url.searchParams.set(name, bridge.config[name]);
  }
  return url;
}

/** The bounce page: the app asks for its page again, with a fresh session token. */
async function bounce() {
  const reload = new URLSearchParams(location.search).get("shopify-reload");
  if (!reload) return;
  const target = new URL(reload, location.href);
  if (target.origin === location.origin) location.replace(await launchUrl(target));
}

/** Opened outside the admin: go there, as Shopify's own script does. */
function enterAdmin() {
  const { shop, disabledFeatures } = bridge.config;
  const wanted = new URLSearchParams(location.search).has("host");
  if (!shop || !wanted || disabledFeatures.includes("auto-redirect")) return;
  const query = new URLSearchParams({ shop, path: bridge.cleanPath(location.href) });
  location.replace(`${bridge.HOST_ORIGIN}/open-app?${query}`);
}

if (bridge.isEmbedded) void bounce();
else enterAdmin();

Object.assign(bridge, { idToken: () => idToken(), launchUrl });
