/** The fields of the Settings page and what each must look like. */
import { z } from "zod";
import { FOLLOWS_END } from "#app/domain/offer.ts";
import { listOf } from "./list-of.ts";

const MOST_CHARACTERS = 100;
const LINE_BREAKS = /[\r\n]/;

const address = z
  .string()
  .trim()
  .refine(
    (text) => text === "" || z.email().safeParse(text).success,
    "Enter an address like name@example.com, or leave it empty.",
  )
  .transform((text) => text || null);

const MOST_STAFF = 10;

const addresses = z
  .string()
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
  .refine(
    (list) => list.every((one) => z.email().safeParse(one).success),
    "Enter addresses like name@example.com, separated by commas.",
  )
  .refine((list) => list.length <= MOST_STAFF, `At most ${MOST_STAFF} addresses, please.`);

const onOff = z.enum(["on", "off"]).transform((choice) => choice === "on");

export const SETTINGS = z
  .object({
    switchCondition: z
      .string()
      .trim()
      .regex(/^-?\d{1,7}$/, "Enter a whole number, such as 0.")
      .transform(Number),
    counting: z.enum(["all", "chosen"]),
    locationIds: z
      .string()
      .regex(/^(\d{1,19}(,\d{1,19})*)?$/)
      .transform((text) => listOf(text).map(BigInt)),
    senderName: z
      .string()
      .trim()
      .max(MOST_CHARACTERS, `At most ${MOST_CHARACTERS} characters, please.`)
      .refine((text) => !LINE_BREAKS.test(text), "A name is one line.")
      .transform((text) => text || null),
    senderEmail: address,
    ownerEmail: address,
    staffEmails: addresses,
    /** Kinds of mails to the owner and the staff that are switched off. */
    muted: z
      .string()
      .regex(/^[a-z_,]*$/)
      .transform(listOf),
    /** All kinds that go to the owner, so that "none at all" is known. */
    ownerKinds: z
      .string()
      .regex(/^[a-z_,]*$/)
      .transform(listOf),
    waitlistPassedAtPeople: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,5}$/, "Enter a whole number of people, at least 1.")
      .transform(Number),
    doubleOptIn: onOff,
    followsEnd: z.enum(FOLLOWS_END),
    afterUnassign: z.enum(["restore", "disable"]),
  })
  .refine(({ muted, ownerKinds, ownerEmail }) => ownerEmail !== null || ownerKinds.every((kind) => muted.includes(kind)), {
    path: ["ownerEmail"],
    message: "Enter an address, or turn these emails off.",
  })
  .refine(({ counting, locationIds }) => counting === "all" || locationIds.length > 0, {
    path: ["locationIds"],
    message: "Choose at least one location, or count all of them.",
  });

export type SettingsField = keyof z.input<typeof SETTINGS>;
export type SettingsValues = Record<SettingsField, string>;
export type FieldProblems = Partial<Record<SettingsField, string>>;

export type SettingsAnswer = { ok: true; toast: string } | { ok: false; problems: FieldProblems };

/** The first problem of each field. */
export function problemsOf(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {};
  for (const issue of error.issues) problems[issue.path[0] as SettingsField] ??= issue.message;
  return problems;
}
