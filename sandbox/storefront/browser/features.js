/** What Shopify's own scripts offer to a theme's: wallets there are none of, models stand still; asking is always answered. */
(() => {
  const { Shopify } = window;
  const granted = () => true;
  Shopify.PaymentButton ??= { init() {} };
  window.ShopifyAnalytics.lib ??= { track() {}, page() {}, identify() {}, ready: (work) => work?.() };
  Shopify.analytics ??= { publish() {}, replayQueue: [] };
  Shopify.trackingConsent ??= { setTrackingConsent: (_consent, done) => done?.() };
  Shopify.customerPrivacy = {
    analyticsProcessingAllowed: granted,
    marketingAllowed: granted,
    preferencesProcessingAllowed: granted,
    saleOfDataAllowed: granted,
    userCanBeTracked: granted,
    userDataCanBeSold: granted,
    shouldShowBanner: () => false,
    currentVisitorConsent: () => ({ marketing: "", analytics: "", preferences: "", sale_of_data: "" }),
    setTrackingConsent: (_consent, done) => done?.(),
    ...Shopify.customerPrivacy,
  };
  /** A model is its picture, and what plays one does nothing to it. */
  const showModels = () => {
    Shopify.ModelViewerUI ??= class {
      constructor(viewer) {
        this.viewer = viewer;
      }
      play() {}
      pause() {}
      zoom() {}
    };
    if (customElements.get("model-viewer")) return;
    customElements.define(
      "model-viewer",
      class extends HTMLElement {
        connectedCallback() {
          const poster = this.getAttribute("poster");
          this.style.background = poster ? `center / contain no-repeat url("${poster}")` : "";
        }
      },
    );
  };
  /** Augmented reality: there is none, so that its buttons stay hidden. */
  const offerXr = () => {
    window.ShopifyXR ??= { addModels() {}, setupXRElements() {}, launchXR() {} };
    document.dispatchEvent(new CustomEvent("shopify_xr_initialized"));
  };
  /** A film plays as the browser's own; a theme that asks for Shopify's player gets it wrapped. */
  const playFilms = () => {
    Shopify.Plyr ??= class {
      constructor(element) {
        this.media = typeof element === "string" ? document.querySelector(element) : element;
        this.elements = { container: this.media?.parentElement ?? null };
      }
      on(name, work) {
        this.media?.addEventListener(name, work);
        return this;
      }
      play() {
        return this.media?.play?.();
      }
      pause() {
        this.media?.pause?.();
      }
      destroy() {}
    };
  };
  const KNOWN = {
    "consent-tracking-api": () => {},
    "model-viewer": showModels,
    "model-viewer-ui": showModels,
    "shopify-xr": offerXr,
    "video-ui": playFilms,
  };
  /** Any other feature is told that it could not be had, as when the network drops it; the page goes on without. */
  Shopify.loadFeatures ??= (features, done) => {
    const missing = (name) => new Error(`The sandbox has no "${name}".`);
    const failed = features.filter(({ name }) => !KNOWN[name]).map(({ name }) => missing(name));
    queueMicrotask(() => {
      for (const { name, onLoad } of features) {
        KNOWN[name]?.();
        onLoad?.(KNOWN[name] ? undefined : [missing(name)]);
      }
      done?.(failed.length ? failed : undefined);
    });
  };
})();
