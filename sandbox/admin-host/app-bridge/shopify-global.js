/** App Bridge stand-in, part 4: the `shopify` global. */
const bridge = window.appBridgeStandIn;
const TOAST_MS = 5000;
const toasts = new Map();

const toast = {
  show(message, options = {}) {
    const id = crypto.randomUUID();
    toasts.set(id, options);
    const { duration = TOAST_MS, isError = false, action } = options;
    bridge.notify("toast", { id, message: String(message), duration, isError, action });
    return id;
  },
  hide(id) {
    toasts.delete(id);
    bridge.notify("toastHide", { id });
  },
};
bridge.on("toastAction", ({ id }) => toasts.get(id)?.onAction?.());
bridge.on("toastDismiss", ({ id }) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});

const element = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no element with the id "${id}".`);
  return found;
};
const showable = {
  show: async (id) => element(id).show(),
  hide: async (id) => element(id).hide(),
  toggle: async (id) => element(id).toggle(),
};

async function resourcePicker(options) {
  const chosen = await bridge.request("resourcePicker", options);
  if (!chosen) return undefined;
  return Object.assign([...chosen], { selection: chosen });
}

async function picker(options) {
  return { selected: bridge.request("picker", options).then((ids) => ids ?? undefined) };
}

const scopes = {
  query: () => bridge.request("scopes"),
  request: (wanted) => bridge.request("requestScopes", wanted),
  revoke: (unwanted) => bridge.request("revokeScopes", unwanted),
};

const nothing = async () => undefined;

window.shopify = {
  config: bridge.config,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { embedded: bridge.isEmbedded, mobile: false, pos: false, intent: false },
  idToken: bridge.idToken,
  loading: (isLoading = false) => bridge.notify("loading", { isLoading }),
  user: () => bridge.request("user"),
  toast,
  resourcePicker,
  picker,
  modal: showable,
  saveBar: { ...showable, leaveConfirmation: () => bridge.confirmLeaving() },
  scopes,
  app: { extensions: () => bridge.request("extensions") },
  intents: { request: { value: null, subscribe: () => () => undefined }, register: () => () => undefined },
  webVitals: { onReport: nothing },
  support: { registerHandler: nothing },
  reviews: {
    request: async () => ({ success: false, code: "cooldown-period", message: "The sandbox shows no review window." }),
  },
  shopifyQL: { available: async () => false },
  tools: { register: () => () => undefined, unregister: () => undefined, clear: () => undefined },
  setSignals: () => undefined,
};
