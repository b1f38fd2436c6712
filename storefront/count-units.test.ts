import { expect, test } from "vitest";
import { sayUnits } from "./count-units.ts";
import type { Words } from "./offer-words.ts";

const sentences = { splitBy: "%1 now, %2 by %3.", splitLater: "%1 now, %2 later.", atMost: "At most %1.", noneLeft: "None." };
const words = (stock: string, left: string, day = "12 May", kind = "backorder"): Words =>
  [kind, "Buy", "", "", "", "", "", stock, left, day] as Words;

test.each<[string, Words, number, string, string]>([
  ["part is there", words("2", ""), 5, "2 now, 3 by 12 May.", ""],
  ["part is there, no date", words("2", "", ""), 5, "2 now, 3 later.", ""],
  ["all is there", words("5", ""), 5, "", ""],
  ["nothing is there", words("0", "10"), 5, "", ""],
  ["more was sold than there was", words("-4", "10"), 10, "", ""],
  ["just the threshold", words("2", "5"), 5, "2 now, 3 by 12 May.", ""],
  ["one above it", words("2", "5"), 6, "", "At most 5."],
  ["all of it is there, and still the threshold holds", words("9", "5"), 6, "", "At most 5."],
  ["it is used up", words("0", "0"), 1, "", "None."],
  ["stock is not told", words("", "3"), 4, "", "At most 3."],
  ["rubbish is no limit", words("many", "few"), 900, "", ""],
  ["normal sale", ["in_stock"], 900, "", ""],
  ["a waitlist", words("0", "1", "", "waitlist"), 900, "", ""],
])("%s", (_, said, quantity, split, limit) => {
  const told = sayUnits(said, quantity, sentences);
  expect({ split: told.split ?? "", limit: told.limit ?? "" }).toEqual({ split, limit });
});
