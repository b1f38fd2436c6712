/** `gift_card`: the sandbox issues none, so any code shows one worth 50 to look at, sent to the shop's first customer. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import type { Customer } from "#sandbox/store/state.ts";
import { customerDrop } from "./customer.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";

const WORTH = 5_000;

function recipientDrop({ firstName, lastName, email }: Customer): LazyDrop {
  const name = `${firstName} ${lastName}`.trim();
  return new LazyDrop(name, { name, nickname: firstName, email });
}

export function giftCardDrop(runtime: Runtime, code: string): LazyDrop {
  const [person] = runtime.shop.customers.values();
  return new LazyDrop(code, {
    balance: WORTH,
    initial_value: WORTH,
    code,
    last_four_characters: code.slice(-4),
    currency: runtime.shop.currencyCode,
    customer: () => (person ? customerDrop(runtime, person) : null),
    recipient: person ? recipientDrop(person) : null,
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
}
