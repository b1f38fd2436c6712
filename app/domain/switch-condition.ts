/** The stock number at or below which an assigned variant leaves normal sale, and who set it. */

export type SwitchConditionSource = "assignment" | "template" | "shop";

export type EffectiveSwitchCondition = { units: number; from: SwitchConditionSource; templateName: string };

export type SwitchConditions = {
  /** Copied from the template at assignment, or set for this variant alone. */
  assignmentUnits: number | null;
  templateUnits: number | null;
  templateName: string;
  shopUnits: number;
};

/** The nearest one set wins: assignment, then template, then shop. A value the template gave still counts as the template's. */
export function effectiveSwitchCondition(conditions: SwitchConditions): EffectiveSwitchCondition {
  const { assignmentUnits, templateUnits, templateName, shopUnits } = conditions;
  if (assignmentUnits !== null && assignmentUnits !== templateUnits) {
    return { units: assignmentUnits, from: "assignment", templateName };
  }
  if (templateUnits !== null) return { units: templateUnits, from: "template", templateName };
  return { units: shopUnits, from: "shop", templateName };
}

const MOST_UNITS = 1_000_000;

/** Null when the number can be a switch condition, else what to tell the merchant. */
export function switchConditionProblem(units: number): string | null {
  if (Number.isInteger(units) && Math.abs(units) <= MOST_UNITS) return null;
  return "The switch condition is a whole number between -1,000,000 and 1,000,000.";
}
