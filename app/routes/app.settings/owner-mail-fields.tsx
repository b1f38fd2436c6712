/** Where mails to the merchant go, and which of them are wanted. */
import { BlockStack, Checkbox, TextField } from "@shopify/polaris";
import { listOf } from "./list-of.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export type OwnerKind = { kind: string; name: string; when: string };

export function OwnerMailFields({ form, kinds }: { form: SettingsForm; kinds: OwnerKind[] }) {
  const muted = listOf(form.values.muted);
  const choose = (kind: string, wanted: boolean) =>
    form.set("muted", (wanted ? muted.filter((one) => one !== kind) : [...muted, kind]).sort().join());
  return (
    <BlockStack gap="400">
      <TextField {...form.field("ownerEmail")} label="Your address" type="email" />
      <BlockStack gap="200">
        {kinds.map(({ kind, name, when }) => (
          <Checkbox
            key={kind}
            label={name}
            helpText={`${when}.`}
            checked={!muted.includes(kind)}
            onChange={(wanted) => choose(kind, wanted)}
          />
        ))}
      </BlockStack>
    </BlockStack>
  );
}
