/** Reads whom a privacy request is about. */
import { toShopifyId } from "./shopify-id.ts";

export type RequestedCustomer = { id?: bigint; email?: string; phone?: string };

/** @returns null when the request names nobody: there is nothing to look for. */
export function readCustomer(payload: unknown): RequestedCustomer | null {
  const customer = (payload as { customer?: Record<string, unknown> | null } | null)?.customer;
  if (!customer || typeof customer !== "object") return null;
  const { id, email, phone } = customer;
  const read: RequestedCustomer = {
    ...(typeof id === "number" || typeof id === "string" ? { id: toShopifyId(id) } : {}),
    ...(typeof email === "string" && email ? { email } : {}),
    ...(typeof phone === "string" && phone ? { phone } : {}),
  };
  return Object.keys(read).length ? read : null;
}
