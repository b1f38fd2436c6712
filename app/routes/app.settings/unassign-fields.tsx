/** What unassigning does in Shopify, unless another choice is made there and then. */
import { ChoiceList } from "@shopify/polaris";
import type { SettingsForm } from "./use-settings-form.ts";

export function UnassignFields({ form }: { form: SettingsForm }) {
  return (
    <ChoiceList
      title="After a variant is unassigned"
      choices={[
        { label: "Put Shopify’s settings back as they were before", value: "restore" },
        { label: "Stop selling when out of stock", value: "disable" },
      ]}
      selected={[form.values.afterUnassign]}
      onChange={([choice = "restore"]) => form.set("afterUnassign", choice)}
    />
  );
}
