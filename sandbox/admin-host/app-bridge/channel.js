/** App Bridge stand-in, part 1: the line to the admin host around the frame, and what is known of shop and app. */
const script = document.currentScript;
const HOST_ORIGIN = hostOrigin(new URL(script.src).origin);
const CONFIG_KEY = "app-bridge-config";
const LAUNCH_PARAMETERS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "shopify-reload"];

/** The admin that frames us: where this script is from, under whichever name of this machine it was opened. */
function hostOrigin(own) {
  const port = new URL(own).port;
  const names = [own, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const parent = location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : own);
  return names.includes(parent) ? parent : own;
}

const waiting = new Map();
const handlers = new Map();
let lastId = 0;

const isEmbedded = window.parent !== window;

function post(message) {
  if (isEmbedded) window.parent.postMessage({ appBridgeStandIn: 1, ...message }, HOST_ORIGIN);
}

/** Asks the host and waits for its answer. */
function request(method, params) {
  if (!isEmbedded) return Promise.reject(new Error(`shopify.${method} needs the app to be open in the admin.`));
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ kind: "request", id, method, params });
  });
}

const notify = (method, params) => post({ kind: "notify", method, params });
const on = (method, handler) => handlers.set(method, handler);

window.addEventListener("message", (event) => {
  if (event.origin !== HOST_ORIGIN || event.source !== window.parent || !event.data?.appBridgeStandIn) return;
  const { kind, id, method, params, result, error } = event.data;
  if (kind === "notify") return void handlers.get(method)?.(params);
  const asked = waiting.get(id);
  if (kind !== "reply" || !asked) return;
  waiting.delete(id);
  if (error) asked.reject(new Error(error));
  else asked.resolve(result);
});

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(CONFIG_KEY) ?? "{}");
  } catch {
    return {};
  }
}

function readConfig() {
  const query = new URLSearchParams(location.search);
  const before = remembered();
  const meta = document.querySelector('meta[name="shopify-api-key"]')?.content;
  const config = {
    apiKey: script.dataset.apiKey || meta || before.apiKey || "",
    host: query.get("host") ?? before.host,
    shop: query.get("shop") ?? before.shop,
    locale: query.get("locale") ?? before.locale ?? "en",
    appOrigins: [],
    disabledFeatures: [],
  };
  const { apiKey, host, shop, locale } = config;
  try {
    sessionStorage.setItem(CONFIG_KEY, JSON.stringify({ apiKey, host, shop, locale }));
  } catch {
    // A browser that gives frames of other sites no storage: the address has to say it all each time.
  }
  return config;
}

/** A path of the app without what the admin adds to it. */
function cleanPath(url) {
  const clean = new URL(url, location.href);
  for (const name of LAUNCH_PARAMETERS) clean.searchParams.delete(name);
  return clean.pathname + clean.search + clean.hash;
}

window.appBridgeStandIn = { HOST_ORIGIN, isEmbedded, request, notify, on, cleanPath, config: readConfig() };
