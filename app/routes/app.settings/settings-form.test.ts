import { expect, test } from "vitest";
import { problemsOf, SETTINGS } from "./settings-form.ts";

const good = {
  switchCondition: " 3 ",
  counting: "chosen",
  locationIds: "9007199254740993,12",
  senderName: "Moss & Pine",
  senderEmail: "",
  ownerEmail: "owner@example.com",
  staffEmails: "ada@example.com, grace@example.com;ada@example.com",
  muted: "offer_switched",
  ownerKinds: "offer_switched,threshold_near",
  waitlistPassedAtPeople: "40",
  doubleOptIn: "off",
  followsEnd: "waitlist",
  afterUnassign: "restore",
};

test("good settings are read; what is left empty is none, and ids keep every digit", () => {
  expect(SETTINGS.parse(good)).toEqual({
    switchCondition: 3,
    counting: "chosen",
    locationIds: [9007199254740993n, 12n],
    senderName: "Moss & Pine",
    senderEmail: null,
    ownerEmail: "owner@example.com",
    staffEmails: ["ada@example.com", "grace@example.com"],
    muted: ["offer_switched"],
    ownerKinds: ["offer_switched", "threshold_near"],
    waitlistPassedAtPeople: 40,
    doubleOptIn: false,
    followsEnd: "waitlist",
    afterUnassign: "restore",
  });
});

test.each([
  [{ switchCondition: "1.5" }, "switchCondition"],
  [{ switchCondition: "" }, "switchCondition"],
  [{ switchCondition: "99999999" }, "switchCondition"],
  [{ waitlistPassedAtPeople: "0" }, "waitlistPassedAtPeople"],
  [{ waitlistPassedAtPeople: "-5" }, "waitlistPassedAtPeople"],
  [{ senderEmail: "nobody" }, "senderEmail"],
  [{ senderName: "Moss\r\nBcc: all@example.com" }, "senderName"],
  [{ ownerEmail: "" }, "ownerEmail"],
  [{ staffEmails: "ada@example.com, grace" }, "staffEmails"],
  [{ staffEmails: Array.from({ length: 11 }, (_, n) => `staff-${n}@example.com`).join() }, "staffEmails"],
  [{ doubleOptIn: "maybe" }, "doubleOptIn"],
  [{ locationIds: "" }, "locationIds"],
  [{ locationIds: "1;drop" }, "locationIds"],
  [{ followsEnd: "as_shop" }, "followsEnd"],
  [{ afterUnassign: "burn" }, "afterUnassign"],
] as const)("%j is refused at its own field", (change, field) => {
  const result = SETTINGS.safeParse({ ...good, ...change });
  expect(result.error && Object.keys(problemsOf(result.error))).toEqual([field]);
});

test("no owner address is needed when nobody wants mails", () => {
  expect(SETTINGS.safeParse({ ...good, ownerEmail: "", muted: good.ownerKinds }).success).toBe(true);
});

test("all locations count without one being chosen", () => {
  expect(SETTINGS.safeParse({ ...good, counting: "all", locationIds: "" }).success).toBe(true);
});
