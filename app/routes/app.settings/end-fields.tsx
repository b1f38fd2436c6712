/** What follows an offer's end, and what unassigning does in Shopify, unless another choice is made there and then. */
import { ChoiceList } from "@shopify/polaris";
import { followsEndOptions } from "#app/components/offer-value-words.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export function FollowsEndField({ form }: { form: SettingsForm }) {
  return (
    <ChoiceList
      title="When an offer ends by itself, shoppers see"
      choices={followsEndOptions({})}
      selected={[form.values.followsEnd]}
      onChange={([choice = "unavailable"]) => form.set("followsEnd", choice)}
    />
  );
}

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
