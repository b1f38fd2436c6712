/** The template to assign with. With only one there is nothing to choose. */
import type { BlockTemplate } from "../../../app/domain/admin-block.ts";
import { words } from "./host.ts";

type Props = { templates: BlockTemplate[]; value: string; onChange: (templateId: string) => void };

export function TemplateChoice({ templates, value, onChange }: Props) {
  const [only] = templates;
  if (templates.length === 1 && only?.templateId === value)
    return <s-text>{words("onlyTemplate", { template: only.name })}</s-text>;
  return (
    <s-select label={words("template")} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {templates.map(({ templateId, name, isDefault }) => (
        <s-option key={templateId} value={templateId}>
          {isDefault ? words("defaultTemplate", { template: name }) : name}
        </s-option>
      ))}
    </s-select>
  );
}
