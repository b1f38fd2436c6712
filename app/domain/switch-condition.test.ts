import { expect, test } from "vitest";
import { effectiveSwitchCondition, switchConditionProblem } from "./switch-condition.ts";

test("the nearest condition wins, and what the template gave counts as the template's", () => {
  const conditions = { assignmentUnits: null, templateUnits: null, templateName: "Spring", shopUnits: 1 };
  expect(effectiveSwitchCondition(conditions)).toMatchObject({ units: 1, from: "shop" });
  expect(effectiveSwitchCondition({ ...conditions, templateUnits: 4 })).toMatchObject({ units: 4, from: "template" });
  expect(effectiveSwitchCondition({ ...conditions, templateUnits: 4, assignmentUnits: 4 })).toMatchObject({ from: "template" });
  expect(effectiveSwitchCondition({ ...conditions, templateUnits: 4, assignmentUnits: 0 })).toMatchObject({
    units: 0,
    from: "assignment",
  });
});

test.each([0, -5, 1_000_000])("%s can be a switch condition", (units) => expect(switchConditionProblem(units)).toBeNull());
test.each([0.5, Number.NaN, 1_000_001])("%s cannot", (units) => expect(switchConditionProblem(units)).toContain("whole number"));
