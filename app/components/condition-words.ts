/** A variant's switch condition in words: the number that applies, and whose it is. */
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";

/** "3, set here", "2, template "Spring"", "0, from Settings". */
export function conditionWords(
  assignmentUnits: number | null,
  template: { name: string; switchCondition: number | null } | undefined,
  shopUnits: number,
): string {
  const { units, from, templateName } = effectiveSwitchCondition({
    assignmentUnits,
    templateUnits: template?.switchCondition ?? null,
    templateName: template?.name ?? "",
    shopUnits,
  });
  return { assignment: `${units}, set here`, template: `${units}, template “${templateName}”`, shop: `${units}, from Settings` }[
    from
  ];
}
