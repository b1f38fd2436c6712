/** Customer. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { mailingAddressObject } from "#sandbox/admin-api/objects/mailing-address.ts";
import { metafieldFields } from "#sandbox/admin-api/objects/metafield.ts";
import { moneyV2 } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Customer } from "#sandbox/store/state.ts";

export function customerObject(call: Call, customer: Customer): object {
  const id = gid("Customer", customer.id);
  const orders = () => [...call.shop.orders.values()].filter(({ customerId }) => customerId === customer.id);
  const last = () => orders().at(-1);
  return {
    __typename: "Customer",
    id,
    legacyResourceId: String(customer.id),
    email: customer.email,
    phone: customer.phone,
    defaultEmailAddress: customer.email && { emailAddress: customer.email, marketingState: "NOT_SUBSCRIBED" },
    defaultPhoneNumber: customer.phone && { phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" },
    firstName: customer.firstName || null,
    lastName: customer.lastName || null,
    displayName: `${customer.firstName} ${customer.lastName}`.trim() || customer.email || customer.phone || "",
    locale: customer.locale,
    tags: customer.tags,
    note: null,
    state: "DISABLED",
    taxExempt: false,
    verifiedEmail: true,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    numberOfOrders: () => String(orders().length),
    amountSpent: () => {
      const spent = orders().reduce((sum, order) => sum + order.totalCents - order.refundedCents, 0);
      return moneyV2(spent, call.shop.currencyCode);
    },
    lastOrder() {
      const order = last();
      return order ? orderObject(call, order) : null;
    },
    defaultAddress: () => mailingAddressObject(last()?.shippingAddress ?? null, customer.id),
    orders: (args: PageArgs) => connectionById(orders(), args, (order) => orderObject(call, order)),
    ...metafieldFields(call, id),
  };
}
