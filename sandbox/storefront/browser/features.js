/** What Shopify's own scripts offer to a theme's: wallets and players there are none of, so that asking for them is answered. */
(() => {
  const { Shopify } = window;
  const granted = () => true;
  Shopify.PaymentButton ??= { init() {} };
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
  /** Each feature is told that it could not be had, as when the network drops it; the page goes on without. */
  Shopify.loadFeatures ??= (features, done) => {
    const missing = (name) => new Error(`The sandbox has no "${name}".`);
    const known = new Set(["consent-tracking-api"]);
    const failed = features.filter(({ name }) => !known.has(name)).map(({ name }) => missing(name));
    queueMicrotask(() => {
      for (const { name, onLoad } of features) onLoad?.(known.has(name) ? undefined : [missing(name)]);
      done?.(failed.length ? failed : undefined);
    });
  };
})();
