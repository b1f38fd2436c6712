/** `gift_card`: the sandbox issues none, so any code shows one worth 50 to look at. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";

const WORTH = 5_000;

export const giftCardDrop = (runtime: Runtime, code: string) =>
  new LazyDrop(code, {
    balance: WORTH,
    initial_value: WORTH,
    code,
    last_four_characters: code.slice(-4),
    currency: runtime.shop.currencyCode,
    customer: null,
    recipient: null,
    message: null,
    send_on: null,
    enabled: true,
    expired: false,
    expires_on: null,
    url: `${runtime.request.origin}${runtime.request.path}`,
    pass_url: null,
    qr_identifier: code,
    properties: [],
    product: null,
    variant: null,
    template_suffix: null,
  });
