/** Who is signed in: the customer's id and a signature in a cookie. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Customer } from "#sandbox/store/state.ts";
import { cookieOf, type Visit } from "#sandbox/storefront/http/visit.ts";

const COOKIE = "customer";
const DAY_SECONDS = 86_400;

const sign = ({ context, shop }: Visit, text: string) =>
  createHmac("sha256", `${context.app.apiSecret}:${shop.adminToken}`).update(text).digest("hex").slice(0, 32);

export function customerOf(visit: Visit): Customer | null {
  const [id = "", signature = ""] = (cookieOf(visit.request, COOKIE) ?? "").split(".");
  const expected = sign(visit, id);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
  return visit.shop.customers.get(Number(id)) ?? null;
}

export const signIn = (visit: Visit, customer: Customer) =>
  visit.response.setHeader(
    "set-cookie",
    `${COOKIE}=${customer.id}.${sign(visit, String(customer.id))}; path=/; max-age=${DAY_SECONDS}; HttpOnly; SameSite=Lax`,
  );

export const signOut = (visit: Visit) => visit.response.setHeader("set-cookie", `${COOKIE}=; path=/; max-age=0; SameSite=Lax`);

/** Six digits for an address, good for the day. Shown on the page, since the sandbox's shop sends no mail of its own. */
export const codeFor = (visit: Visit, email: string) =>
  String(Number.parseInt(sign(visit, `code:${email.toLowerCase()}`).slice(0, 8), 16) % 1_000_000).padStart(6, "0");
