import fc from "fast-check";
import { expect, test } from "vitest";
import { canBecome, checkEntry, ENTRY_STATES, statesBefore } from "./waitlist-entry.ts";

test("what the shopper typed is tidied", () => {
  const request = {
    email: "  Ann@Example.TEST ",
    phone: "0049 (170) 123-45.67",
    smsConsent: true,
    quantity: " 3 ",
    locale: "de_AT",
  };
  expect(checkEntry(request)).toEqual({
    ok: true,
    facts: { email: "ann@example.test", phone: "+491701234567", smsConsent: true, quantity: 3, locale: "de-AT" },
  });
});

test("only the address is needed; consent without a phone is none", () => {
  expect(checkEntry({ email: "ann@example.test", smsConsent: true })).toEqual({
    ok: true,
    facts: { email: "ann@example.test", phone: null, smsConsent: false, quantity: 1, locale: "en" },
  });
});

test.each([
  "ann",
  "ann@",
  "@example.test",
  "ann@example",
  "a b@example.test",
  "ann@exa mple.test",
  "ann@example..test",
  "<ann@example.test>",
  "ann@example.test\nbcc:x@y.test",
  "ann\u202egpj@example.test",
  "ann\u0000@example.test",
  "a,b@example.test",
  `${"a".repeat(65)}@example.test`,
  `a@${"b".repeat(260)}.test`,
])("%j is no address", (email) => expect(checkEntry({ email })).toEqual({ ok: false, problems: { email: "email_wrong" } }));

test.each(["o'hara+list@sub.example.co.uk", "ä@exämple.test", "x@xn--bcher-kva.example"])("%j is an address", (email) =>
  expect(checkEntry({ email }).ok).toBe(true),
);

test.each([0, 1001, 1.5, "-1", "1e3", "abc", "99999", NaN])("%j is no quantity", (quantity) =>
  expect(checkEntry({ email: "ann@example.test", quantity })).toEqual({ ok: false, problems: { quantity: "quantity_wrong" } }),
);

test("all that is wrong is said at once", () => {
  expect(checkEntry({ email: " ", phone: "12", quantity: 0 })).toEqual({
    ok: false,
    problems: { email: "email_missing", phone: "phone_wrong", quantity: "quantity_wrong" },
  });
});

test("rubbish is refused or tidied, never thrown at", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (email, phone, quantity, locale) => {
      const check = checkEntry({ email, phone, quantity, locale });
      if (check.ok) expect(checkEntry(check.facts as never)).toEqual({ ...check, facts: { ...check.facts, smsConsent: false } });
    }),
  );
});

test("ended entries stay ended, and every open state can end", () => {
  for (const ended of ["done", "cancelled", "expired"] as const) {
    expect(ENTRY_STATES.some((to) => canBecome(ended, to))).toBe(false);
    expect(statesBefore(ended)).toEqual(ended === "done" ? ["waiting", "allocated"] : ["waiting", "allocated", "pending"]);
  }
  expect(statesBefore("waiting")).toEqual(["allocated", "pending"]);
});
