/** Where mails to the merchant and to the staff go, and which of them are wanted. */
import { BlockStack, Box, Checkbox, TextField } from "@shopify/polaris";
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
        <BlockStack key={kind} gap="200">
          <Checkbox
            label={name}
            helpText={`${when}.`}
            checked={!muted.includes(kind)}
            onChange={(wanted) => choose(kind, wanted)}
          />
          {kind === "waitlist_passed" && !muted.includes(kind) && <PassedField form={form} />}
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function PassedField({ form }: { form: SettingsForm }) {
  return (
    <Box paddingInlineStart="600" paddingBlockEnd="200" maxWidth="14rem">
      <TextField
        {...form.field("waitlistPassedAtPeople")}
        label="Number of people"
        labelHidden
        type="number"
        min={1}
        inputMode="numeric"
        suffix="people"
      />
    </Box>
  );
}
