/** Body of `shop/update` and of `app/uninstalled`: the shop's own settings. */
import { inZone, nowInstant } from "#sandbox/store/instant.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { countryName } from "#sandbox/webhooks/payloads/customer.ts";

/** What a shop of the sandbox never changes. */
const ALWAYS = {
  source: null,
  latitude: null,
  longitude: null,
  address2: null,
  province: null,
  province_code: null,
  phone: null,
  weight_unit: "kg",
  taxes_included: false,
  auto_configure_tax_inclusivity: null,
  tax_shipping: null,
  county_taxes: true,
  plan_display_name: "Development",
  plan_name: "partner_test",
  has_discounts: false,
  has_gift_cards: false,
  google_apps_domain: null,
  google_apps_login_enabled: null,
  eligible_for_payments: true,
  requires_extra_payments_agreement: false,
  password_enabled: false,
  has_storefront: true,
  finances: true,
  checkout_api_supported: true,
  setup_required: false,
  pre_launch_enabled: false,
  marketing_sms_consent_enabled_at_checkout: false,
  transactional_sms_disabled: false,
};

function moneyFormats(currencyCode: string) {
  return {
    money_format: "${{amount}}",
    money_with_currency_format: `\${{amount}} ${currencyCode}`,
    money_in_emails_format: "${{amount}}",
    money_with_currency_in_emails_format: `\${{amount}} ${currencyCode}`,
  };
}

export function shopPayload(shop: ShopState) {
  const [first] = shop.locations.values();
  const owner = shop.staff.find((member) => member.isAccountOwner);
  return {
    ...ALWAYS,
    ...moneyFormats(shop.currencyCode),
    id: shop.id,
    name: shop.name,
    email: shop.email,
    customer_email: shop.contactEmail,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    country: shop.countryCode,
    country_code: shop.countryCode,
    country_name: countryName(shop.countryCode),
    address1: first?.address.address1 ?? null,
    zip: first?.address.zip ?? null,
    city: first?.address.city ?? null,
    primary_locale: shop.primaryLocale,
    created_at: inZone(shop.createdAt, shop.ianaTimezone),
    updated_at: inZone(nowInstant(), shop.ianaTimezone),
    currency: shop.currencyCode,
    enabled_presentment_currencies: [shop.currencyCode],
    timezone: `(GMT${inZone(nowInstant(), shop.ianaTimezone).slice(-6)}) ${shop.ianaTimezone}`,
    iana_timezone: shop.ianaTimezone,
    shop_owner: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    primary_location_id: first?.id ?? null,
    multi_location_enabled: shop.locations.size > 1,
  };
}
