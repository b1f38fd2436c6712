/** Which template variants are assigned with. Shown where there is a choice: more than one that is not archived. */
import { Select } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { Mode } from "#app/domain/offer.ts";

export type PickableTemplate = { templateId: string; name: string; mode: Mode; isDefault: boolean };

/** The template chosen before anybody chooses: the default one. */
export const firstChoice = (templates: PickableTemplate[]): string =>
  (templates.find((template) => template.isDefault) ?? templates[0])?.templateId ?? "";

export function TemplatePicker(props: {
  templates: PickableTemplate[];
  /** A templateId. */
  value: string;
  onChange: (templateId: string) => void;
  label?: string;
}) {
  const chosen = props.templates.find((template) => template.templateId === props.value);
  return (
    <Select
      label={props.label ?? "Template"}
      options={props.templates.map(({ templateId, name, isDefault }) => ({
        label: isDefault ? `${name} (default)` : name,
        value: templateId,
      }))}
      value={props.value}
      onChange={props.onChange}
      helpText={chosen && `Switches to ${OFFER_WORDS[chosen.mode].label.toLowerCase()} when stock runs out.`}
    />
  );
}
