/** Where mails to the merchant and to the staff go, and which of them are wanted. */
import { BlockStack, Checkbox, TextField } from "@shopify/polaris";
import { listOf } from "./list-of.ts";
import type { SettingsForm } from "./use-settings-form.ts";

type Kind = { kind: string; name: string; when: string };
type Props = { form: SettingsForm; kinds: Kind[] };

export function OwnerMailFields({ form, kinds }: Props) {
  return (
    <BlockStack gap="400">
      <TextField {...form.field("ownerEmail")} label="Your address" type="email" />
      <KindChoices form={form} kinds={kinds} />
    </BlockStack>
  );
}

export function StaffMailFields({ form, kinds }: Props) {
  return (
    <BlockStack gap="400">
      <TextField
        {...form.field("staffEmails")}
        label="Addresses of your staff"
        placeholder="warehouse@example.com, support@example.com"
        helpText="Separated by commas. Without an address nobody is written to."
      />
      <KindChoices form={form} kinds={kinds} />
    </BlockStack>
  );
}

function KindChoices({ form, kinds }: Props) {
  const muted = listOf(form.values.muted);
  const choose = (kind: string, wanted: boolean) =>
    form.set("muted", (wanted ? muted.filter((one) => one !== kind) : [...muted, kind]).sort().join());
  return (
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
  );
}
