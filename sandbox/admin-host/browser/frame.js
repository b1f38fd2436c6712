/** The host's end of App Bridge: answers the app in the frame, and keeps both addresses the same. */
import { hasUnsavedChanges, markMenu, mayLeave, showMenu, showSaveBar, showTitle } from "./bars.js";
import { pickItems, pickResources } from "./picker.js";
import { hideToast, showToast } from "./toasts.js";

const settings = JSON.parse(document.getElementById("app-settings").textContent);
const frame = document.getElementById("app");
const loading = document.getElementById("loading");

const post = (message) => frame.contentWindow.postMessage({ appBridgeStandIn: 1, ...message }, settings.appOrigin);
const tell = (method, params) => post({ kind: "notify", method, params });

async function server(path, parameters = {}) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`${settings.storeBase}/bridge/${path}?${query}`, { headers: { "x-sandbox-host": "1" } });
  if (!response.ok) throw new Error(`The admin could not answer (${response.status}).`);
  return response.json();
}

/** The admin's own address for what an app asks to open. */
function adminUrl(address) {
  const inAdmin =
    /^shopify:\/*admin\/?(.*)$/i.exec(address) ??
    /^https:\/\/admin\.shopify\.com\/store\/[^/]+\/?(.*)$/i.exec(address) ??
    (address.startsWith(`https://${settings.shop}/admin`) ? /^https:\/\/[^/]+\/admin\/?(.*)$/i.exec(address) : null);
  if (!inAdmin) return address;
  if (inAdmin[1].startsWith("oauth/install")) return settings.appBase;
  return `${settings.storeBase}/${inAdmin[1]}`;
}

async function open({ url, target }) {
  if (!/^(https?:|shopify:)/i.test(url)) return;
  if (target === "_blank") return void window.open(adminUrl(url), "_blank", "noopener");
  if (await mayLeave()) location.assign(adminUrl(url));
}

function follow({ path }) {
  const address = settings.appBase + (path === "/" ? "" : path);
  if (address !== location.pathname + location.search + location.hash) history.replaceState(null, "", address);
  markMenu();
}

async function goTo(href) {
  if (await mayLeave()) tell("navigate", { href });
}

const notified = {
  location: follow,
  nav: (items) => showMenu(items, settings.appBase, (href) => void goTo(href)),
  titleBar: (bar) => showTitle(bar, tell),
  saveBar: (bar) => showSaveBar(bar, tell),
  toast: (toast) => showToast(toast, tell),
  toastHide: ({ id }) => hideToast(id),
  loading: ({ isLoading }) => (loading.hidden = !isLoading),
  open: (wanted) => void open(wanted),
};

const answered = {
  idToken: async () => (await server("session-token")).token,
  user: () => server("user"),
  scopes: () => server("scopes"),
  requestScopes: async () => ({ result: "declined-all", detail: await server("scopes") }),
  revokeScopes: async () => ({ detail: await server("scopes") }),
  extensions: () => server("extensions"),
  resourcePicker: (options) => pickResources({ ...options }, (parameters) => server("resources", parameters)),
  picker: (options) => pickItems(options),
  confirmLeaving: async () => {
    if (!(await mayLeave())) throw new Error("The merchant chose to stay on the page.");
  },
};

async function answer({ id, method, params }) {
  try {
    const handler = answered[method];
    if (!handler) throw new Error(`The sandbox's admin does not know shopify.${method}.`);
    post({ kind: "reply", id, result: await handler(params) });
  } catch (error) {
    post({ kind: "reply", id, error: error.message });
  }
}

function receive(event) {
  const { data } = event;
  if (event.origin !== settings.appOrigin || event.source !== frame.contentWindow || !data?.appBridgeStandIn) return;
  if (data.kind === "request") void answer(data);
  if (data.kind === "notify") notified[data.method]?.(data.params);
}

window.early.forEach(receive);
window.early = null;
window.addEventListener("message", receive);

/** A page load in the frame forgets what the page before it had shown. */
frame.addEventListener("load", () => {
  showSaveBar(null, tell);
});
window.addEventListener("beforeunload", (event) => hasUnsavedChanges() && event.preventDefault());
