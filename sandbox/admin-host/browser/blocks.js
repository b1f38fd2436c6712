/** The host's end of the blocks on a page: tokens, links, and the height that each block asks for. */
(() => {
  const settings = JSON.parse(document.getElementById("block-settings").textContent);

  /** Shopify's words for addresses: "app:x" and "/x" are the app's, "shopify:admin/x" the admin's. */
  function addressOf(href) {
    const inAdmin = /^shopify:\/*admin\/?(.*)$/i.exec(href);
    if (inAdmin) return `${settings.storeBase}/${inAdmin[1]}`;
    const inApp = /^(?:app:)?\/?((?![a-z][a-z\d+.-]*:).*)$/i.exec(href);
    return inApp ? `${settings.appBase}/${inApp[1]}` : href;
  }

  async function idToken() {
    const response = await fetch(`${settings.storeBase}/bridge/session-token`, { headers: { "x-sandbox-host": "1" } });
    return (await response.json()).token;
  }

  const received = {
    height: (frame, { pixels }) => (frame.style.height = `${Math.min(Number(pixels) || 0, 2_000)}px`),
    navigate: (_frame, { href }) => {
      const address = addressOf(String(href));
      if (/^(https?:\/\/|\/)/.test(address)) location.assign(address);
    },
    idToken: async (frame, { id }) => frame.contentWindow.postMessage({ block: "idToken", id, token: await idToken() }, "*"),
  };

  window.addEventListener("message", ({ source, data }) => {
    const frames = [...document.querySelectorAll("iframe.app-block")];
    const frame = frames.find((one) => one.contentWindow === source);
    if (frame && data?.block) void received[data.block]?.(frame, data);
  });
})();
