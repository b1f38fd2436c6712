/** App Bridge stand-in, part 3: the frame's address and the host's are one; links to the admin leave the frame. */
const bridge = window.appBridgeStandIn;
const ADMIN_LINK = /^(shopify:|https:\/\/admin\.shopify\.com\/|https:\/\/[\w-]+\.myshopify\.com\/admin)/i;

const tellLocation = () => bridge.notify("location", { path: bridge.cleanPath(location.href) });

for (const name of ["pushState", "replaceState"]) {
  const original = history[name].bind(history);
  history[name] = (...args) => {
    original(...args);
    tellLocation();
  };
}
window.addEventListener("popstate", tellLocation);
window.addEventListener("hashchange", tellLocation);
tellLocation();

/** The app announces by a listener that it moves by itself; without one, the link is followed as a page load. */
let appMovesItself = false;
const addListener = window.addEventListener.bind(window);
window.addEventListener = (type, ...rest) => {
  if (type === "shopify:navigate") appMovesItself = true;
  addListener(type, ...rest);
};

/** Clicks the link, so that a router in the app can take it; if none does, loads the page with what the admin adds. */
function followLink(link) {
  let isTaken = false;
  const last = (event) => {
    isTaken = event.defaultPrevented;
    event.preventDefault();
  };
  addListener("click", last, { once: true });
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  if (!isTaken) void bridge.launchUrl(link.href).then((url) => location.assign(url));
}

/** Shows another page of the app: what a click in the host's menu does. */
function navigate(href) {
  const wanted = new URL(href, location.href);
  const links = [...document.querySelectorAll("s-app-nav a[href], ui-nav-menu a[href]")];
  const found = links.find((link) => link.href === wanted.href);
  const link = found ?? Object.assign(document.createElement("a"), { href: wanted.pathname + wanted.search, hidden: true });
  if (!found) document.body.append(link);
  if (appMovesItself) link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
  else followLink(link);
  if (!found) link.remove();
}

bridge.on("navigate", ({ href }) => navigate(href));

const plainOpen = window.open.bind(window);
function open(url, target, features) {
  const address = String(url ?? "");
  const leaves = bridge.isEmbedded && (ADMIN_LINK.test(address) || ["_top", "_parent"].includes(target));
  if (!leaves) return plainOpen(url, target, features);
  const isSpecial = ADMIN_LINK.test(address);
  bridge.notify("open", { url: isSpecial ? address : new URL(address, location.href).href, target: target ?? "_top" });
  return null;
}
window.open = open;

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    const href = link?.getAttribute("href") ?? "";
    if (!ADMIN_LINK.test(href) || event.defaultPrevented) return;
    event.preventDefault();
    open(href, link.target || (event.metaKey || event.ctrlKey ? "_blank" : "_top"));
  },
  true,
);
