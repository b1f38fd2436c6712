import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("whole numbers beyond 2^53 keep every digit, all else is as JSON has it", () => {
  expect(
    parseJson('{"id":788032119674292922,"small":7,"price":1.5,"debt":-788032119674292922,"list":[9007199254740993]}'),
  ).toEqual({
    id: "788032119674292922",
    small: 7,
    price: 1.5,
    debt: "-788032119674292922",
    list: ["9007199254740993"],
  });
});

test("what is not JSON is refused", () => expect(() => parseJson("{")).toThrow(SyntaxError));
