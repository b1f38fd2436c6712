import { expect, test } from "vitest";
import { problemsOf, SETTINGS } from "./settings-form.ts";

const good = {
  switchCondition: " 3 ",
  senderName: "Moss & Pine",
  senderEmail: "",
  ownerEmail: "owner@example.com",
  notifyOwner: "on",
  doubleOptIn: "off",
};

test("good settings are read; what is left empty is none", () => {
  expect(SETTINGS.parse(good)).toEqual({
    switchCondition: 3,
    senderName: "Moss & Pine",
    senderEmail: null,
    ownerEmail: "owner@example.com",
    notifyOwner: true,
    doubleOptIn: false,
  });
});

test.each([
  [{ switchCondition: "1.5" }, "switchCondition"],
  [{ switchCondition: "" }, "switchCondition"],
  [{ switchCondition: "99999999" }, "switchCondition"],
  [{ senderEmail: "nobody" }, "senderEmail"],
  [{ senderName: "Moss\r\nBcc: all@example.com" }, "senderName"],
  [{ ownerEmail: "" }, "ownerEmail"],
] as const)("%j is refused at its own field", (change, field) => {
  const result = SETTINGS.safeParse({ ...good, ...change });
  expect(result.error && Object.keys(problemsOf(result.error))).toEqual([field]);
});

test("no owner address is needed when nobody wants mails", () => {
  expect(SETTINGS.safeParse({ ...good, ownerEmail: "", notifyOwner: "off" }).success).toBe(true);
});
