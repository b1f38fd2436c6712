/** Which locations' stock counts: all that fulfil online orders, or chosen ones. */
import { BlockStack, ChoiceList } from "@shopify/polaris";
import { listOf } from "./list-of.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export type LocationChoice = {
  locationId: string;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  isOwn: boolean;
};

export function LocationFields({ form, locations }: { form: SettingsForm; locations: LocationChoice[] }) {
  const chosen = listOf(form.values.locationIds);
  const shown = locations.filter((location) => location.isActive || chosen.includes(location.locationId));
  return (
    <BlockStack gap="400">
      <ChoiceList
        title="Count the stock of"
        choices={[
          { label: "All locations that fulfil online orders", value: "all" },
          { label: "Chosen locations", value: "chosen" },
        ]}
        selected={[form.values.counting]}
        onChange={([counting = "all"]) => form.set("counting", counting)}
      />
      {form.values.counting === "chosen" && (
        <ChoiceList
          allowMultiple
          title="Locations"
          titleHidden
          choices={shown.map((location) => ({
            label: location.name,
            value: location.locationId,
            helpText: noteOn(location),
            disabled: location.isOwn,
          }))}
          selected={chosen}
          onChange={(ids) => form.set("locationIds", ids.sort().join())}
          error={form.problems.locationIds}
        />
      )}
    </BlockStack>
  );
}

function noteOn({ isActive, fulfillsOnlineOrders, isOwn }: LocationChoice): string | undefined {
  if (isOwn) return "Standby’s own: what is left of limits at which checkout stops. It is no stock.";
  if (!isActive) return "Closed in Shopify: its stock does not count.";
  return fulfillsOnlineOrders ? undefined : "Does not fulfil online orders: shoppers cannot buy from it.";
}
