/** Customers: reading. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { customerObject } from "#sandbox/admin-api/objects/customer.ts";
import { search, type SearchFields } from "#sandbox/admin-api/search-query.ts";
import { sorted } from "#sandbox/admin-api/sort.ts";
import { findCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import type { Customer } from "#sandbox/store/state.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };
type Identifier = { id?: string | null; emailAddress?: string | null; phoneNumber?: string | null };

const FIELDS: SearchFields<Customer> = {
  id: (customer) => customer.id,
  email: (customer) => customer.email,
  phone: (customer) => customer.phone,
  first_name: (customer) => customer.firstName,
  last_name: (customer) => customer.lastName,
  tag: (customer) => customer.tags,
  customer_date: (customer) => customer.createdAt,
  updated_at: (customer) => customer.updatedAt,
};

const find = (call: Call, query: string | null | undefined) =>
  search(call.shop.customers.values(), query, { fields: FIELDS, words: ["email", "phone", "first_name", "last_name"] });

const shown = (call: Call, customer: Customer | null | undefined) => (customer ? customerObject(call, customer) : null);

export const customers: ResolverGroup = {
  query: {
    customer: ({ id }: { id: string }, call) => shown(call, lookUp(call.shop.customers, "Customer", id)),
    customerByIdentifier({ identifier }: { identifier: Identifier }, call) {
      if (identifier.id) return shown(call, lookUp(call.shop.customers, "Customer", identifier.id));
      return shown(call, findCustomer(call.shop, { email: identifier.emailAddress, phone: identifier.phoneNumber }));
    },
    customers(args: ListArgs, call) {
      const sorts = { NAME: (one: Customer) => `${one.lastName} ${one.firstName}`, UPDATED_AT: (one: Customer) => one.updatedAt };
      return connectionById(sorted(find(call, args.query), args.sortKey, sorts), args, (one) => customerObject(call, one));
    },
    customersCount: ({ query }: { query?: string | null }, call) => count(find(call, query).length),
  },
};
