/** Who mails to shoppers come from, and whether a place in line must be confirmed by mail. */
import { BlockStack, Checkbox, InlineGrid, TextField } from "@shopify/polaris";
import type { SettingsForm } from "./use-settings-form.ts";

type Props = { form: SettingsForm; shopName: string; defaultSender: string };

export function ShopperMailFields({ form, shopName, defaultSender }: Props) {
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <TextField {...form.field("senderName")} label="Sender name" placeholder={shopName} />
        <TextField
          {...form.field("senderEmail")}
          label="Sender address"
          type="email"
          placeholder={defaultSender}
          helpText="Use an address of your own domain, so that emails arrive."
        />
      </InlineGrid>
      <Checkbox
        label="Ask shoppers to confirm their address"
        helpText="They get an email with a link, and their place in line counts once they have confirmed. Some countries ask for this."
        checked={form.values.doubleOptIn === "on"}
        onChange={(checked) => form.set("doubleOptIn", checked ? "on" : "off")}
      />
    </BlockStack>
  );
}
