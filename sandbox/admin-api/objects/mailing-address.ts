/** MailingAddress. */
import { gid } from "#sandbox/store/gid.ts";
import type { Address } from "#sandbox/store/state.ts";
import { countryName } from "#sandbox/webhooks/payloads/customer.ts";

export type MailingAddressInput = {
  [Field in "firstName" | "lastName" | "address1" | "address2" | "city" | "zip" | "provinceCode" | "countryCode" | "phone"]?:
    string | null;
};

export const readAddress = (input: MailingAddressInput): Address => ({
  firstName: input.firstName ?? "",
  lastName: input.lastName ?? "",
  address1: input.address1 ?? "",
  address2: input.address2 ?? "",
  city: input.city ?? "",
  zip: input.zip ?? "",
  provinceCode: input.provinceCode ?? null,
  countryCode: input.countryCode ?? "",
  phone: input.phone ?? null,
});

/** `ownerId` is the order or customer it belongs to: addresses have no number of their own here. */
export function mailingAddressObject(address: Address | null, ownerId: number) {
  if (!address) return null;
  const name = `${address.firstName} ${address.lastName}`.trim();
  const country = countryName(address.countryCode);
  return {
    __typename: "MailingAddress",
    ...address,
    id: gid("MailingAddress", ownerId),
    name,
    company: null,
    country,
    countryCodeV2: address.countryCode || null,
    province: address.provinceCode,
    formattedArea: `${address.city}, ${country}`,
    latitude: null,
    longitude: null,
    formatted: ({ withName }: { withName?: boolean | null }) =>
      [withName ? name : "", address.address1, address.address2, `${address.city} ${address.zip}`, country].filter(Boolean),
  };
}
