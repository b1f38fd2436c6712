/** Asks before variants are taken out of Standby, and what Shopify shall do with them afterwards. */
import { useState } from "react";
import { BlockStack, ChoiceList, Text } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import { countOf } from "#app/lib/format-instant.ts";

export function UnassignDialog(props: {
  /** 0 keeps it closed; null: all that the filter finds. */
  count: number | null;
  busy: boolean;
  /** What the shop chose in its settings: "restore" or "disable-purchase". */
  usual: string;
  /** The owner gets an email with the stock data. */
  mails: boolean;
  onClose: () => void;
  onConfirm: (afterwards: string) => void;
}) {
  const [afterwards, setAfterwards] = useState(props.usual);
  const { count } = props;
  if (count === 0) return null;
  return (
    <Dialog
      onClose={props.onClose}
      title={count === null ? "Unassign all variants of this view?" : `Unassign ${countOf(count, "variant", "variants")}?`}
      primaryAction={{ content: "Unassign", destructive: true, loading: props.busy, onAction: () => props.onConfirm(afterwards) }}
      secondaryActions={[{ content: "Cancel", onAction: props.onClose }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <Text as="p">
            Standby stops switching. Waitlist and history stay, and you can assign again at any time.
            {props.mails && " The store’s owner gets an email with the stock data."}
          </Text>
          <ChoiceList
            title="Afterwards in Shopify"
            choices={[
              { label: "Put the settings back as they were before", value: "restore" },
              { label: "Stop selling when out of stock", value: "disable-purchase" },
            ]}
            selected={[afterwards]}
            onChange={([choice = "restore"]) => setAfterwards(choice)}
          />
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
