/** The shop as webhooks describe it: the body of app/uninstalled. */
import type { ShopState } from "#sandbox/store/state.ts";

export function shopBody(shop: ShopState): Record<string, unknown> {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    customer_email: shop.contactEmail,
    country: shop.countryCode,
    country_code: shop.countryCode,
    currency: shop.currencyCode,
    primary_locale: shop.primaryLocale,
    iana_timezone: shop.ianaTimezone,
    created_at: shop.createdAt,
    updated_at: new Date().toISOString(),
    shop_owner: shop.staff.find((member) => member.isAccountOwner)?.firstName ?? "",
    plan_name: "basic",
    plan_display_name: "Basic",
  };
}
