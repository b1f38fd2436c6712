/** Shop, the app and its installation. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inZone } from "#sandbox/store/instant.ts";
import type { Installation, StaffMember } from "#sandbox/store/state.ts";

function staffObject(member: StaffMember) {
  return {
    __typename: "StaffMember",
    id: gid("StaffMember", member.id),
    firstName: member.firstName,
    lastName: member.lastName,
    name: `${member.firstName} ${member.lastName}`,
    email: member.email,
    locale: member.locale,
    isShopOwner: member.isAccountOwner,
    active: true,
    exists: true,
    initials: [member.firstName.slice(0, 1), member.lastName.slice(0, 1)],
    phone: null,
    accountType: "REGULAR",
  };
}

function moneyFormats(currencyCode: string) {
  return {
    moneyFormat: "${{amount}}",
    moneyInEmailsFormat: "${{amount}}",
    moneyWithCurrencyFormat: `\${{amount}} ${currencyCode}`,
    moneyWithCurrencyInEmailsFormat: `\${{amount}} ${currencyCode}`,
  };
}

export function shopObject(call: Call): object {
  const { shop, context } = call;
  const id = gid("Shop", shop.id);
  const owner = shop.staff.find((member) => member.isAccountOwner) ?? shop.staff[0];
  const domain = { __typename: "Domain", id: gid("Domain", shop.id), host: shop.domain, url: context.origins.storefront };
  const domains = { ...domain, sslEnabled: context.origins.storefront.startsWith("https:") };
  return {
    __typename: "Shop",
    id,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.contactEmail,
    description: null,
    myshopifyDomain: shop.domain,
    primaryDomain: domains,
    domains: [domains],
    url: context.origins.storefront,
    currencyCode: shop.currencyCode,
    enabledPresentmentCurrencies: [shop.currencyCode],
    currencyFormats: moneyFormats(shop.currencyCode),
    ianaTimezone: shop.ianaTimezone,
    ...timezoneFields(shop.ianaTimezone),
    plan: { displayName: "Development", publicDisplayName: "Development", partnerDevelopment: true, shopifyPlus: false },
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
    setupRequired: false,
    taxesIncluded: false,
    taxShipping: false,
    unitSystem: "METRIC_SYSTEM",
    weightUnit: "KILOGRAMS",
    checkoutApiSupported: true,
    transactionalSmsDisabled: false,
    marketingSmsConsentEnabledAtCheckout: false,
    orderNumberFormatPrefix: "#",
    orderNumberFormatSuffix: "",
    shopOwnerName: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    accountOwner: () => owner && staffObject(owner),
    shopAddress: () => addressObject(call),
    ...metafieldFields(call, id),
  };
}

function timezoneFields(zone: string) {
  const [sign = "+", hours = "00", minutes = "00"] =
    /([+-])(\d\d):(\d\d)$/.exec(inZone(new Date().toISOString(), zone))?.slice(1) ?? [];
  const name = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" }).formatToParts();
  return {
    timezoneOffset: `${sign}${hours}${minutes}`,
    timezoneOffsetMinutes: (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)),
    timezoneAbbreviation: name.find(({ type }) => type === "timeZoneName")?.value ?? "UTC",
  };
}

function addressObject({ shop }: Call) {
  const address = shop.locations.values().next().value?.address;
  return {
    __typename: "ShopAddress",
    id: gid("ShopAddress", shop.id),
    address1: address?.address1 ?? null,
    address2: null,
    city: address?.city ?? null,
    zip: address?.zip ?? null,
    country: address?.country ?? null,
    countryCodeV2: shop.countryCode,
    company: null,
    phone: null,
    province: null,
    provinceCode: null,
    latitude: null,
    longitude: null,
    coordinatesValidated: false,
    formatted: address ? [address.address1, `${address.city} ${address.zip}`, address.country] : [],
    formattedArea: address ? `${address.city}, ${address.country}` : null,
  };
}

export function appObject(call: Call): object {
  const { app } = call.context;
  return {
    __typename: "App",
    id: gid("App", app.appId),
    apiKey: app.apiKey,
    handle: app.handle,
    title: "Standby",
    developerName: "Standby",
    description: null,
    embedded: true,
    webhookApiVersion: "2026-10",
    installation: () => (call.shop.installation ? appInstallationObject(call, call.shop.installation) : null),
  };
}

export function appInstallationObject(call: Call, installation: Installation): object {
  const id = gid("AppInstallation", installation.id);
  return {
    __typename: "AppInstallation",
    id,
    app: () => appObject(call),
    accessScopes: installation.grantedScopes.map((handle) => ({ handle, description: handle.replace("_", " ") })),
    launchUrl: `${call.context.origins.admin}/store/${call.shop.domain.replace(".myshopify.com", "")}/apps/${call.context.app.handle}`,
    uninstallUrl: null,
    activeSubscriptions: [],
    ...metafieldFields(call, id),
  };
}
