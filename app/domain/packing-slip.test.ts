import { expect, test } from "vitest";
import { packingSlip } from "./packing-slip.ts";

const line = {
  title: "Teapot – Blue",
  units: 3,
  promisedOn: "2027-05-12",
  slipText: { en: "More from {{ date }}.", de: "Rest folgt." },
};

test("the template's text once, then each line with its date, in the shopper's language", () => {
  const cup = { ...line, title: "Cup", units: 1, promisedOn: null };
  expect(packingSlip([line, cup], "de-AT")).toBe(
    "Rest folgt.\n3 × Teapot – Blue: Voraussichtlich am 12. Mai 2027\n1 × Cup: Wird später versendet",
  );
  expect(packingSlip([line], "fr")).toContain("More from 12 mai 2027.\n3 × Teapot – Blue");
});

test("without a text, or with a date that is not known, only what follows", () => {
  expect(packingSlip([{ ...line, promisedOn: null }], "en")).toBe("3 × Teapot – Blue: Ships later");
});
