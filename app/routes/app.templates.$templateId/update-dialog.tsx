/** Asks what becomes of the variants that still carry a changed template's old values. */
import { useState } from "react";
import { BlockStack, ChoiceList, Text } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import { countOf } from "#app/lib/format-instant.ts";

type Props = { count: number; busy: boolean; onClose: () => void; onChoose: (assignments: "update" | "keep") => void };

export function UpdateDialog({ count, busy, onClose, onChoose }: Props) {
  const [choice, setChoice] = useState<"update" | "keep">("update");
  const variants = countOf(count, "variant", "variants");
  return (
    <Dialog
      title="Update variants as well?"
      onClose={onClose}
      primaryAction={{ content: "Save template", onAction: () => onChoose(choice), loading: busy }}
      secondaryActions={[{ content: "Cancel", onAction: onClose, disabled: busy }]}
    >
      <Dialog.Section>
        <BlockStack gap="300">
          <Text as="p">
            {variants} still {count === 1 ? "carries" : "carry"} this template’s old values.
          </Text>
          <ChoiceList
            title="What should happen to them?"
            choices={[
              {
                label: `Update ${variants}`,
                value: "update",
                helpText: "They get the new values, and Shopify is told. Values you set by hand for single variants stay.",
              },
              {
                label: "Change only the template",
                value: "keep",
                helpText: "They keep what they have. Variants you assign from now on get the new values.",
              },
            ]}
            selected={[choice]}
            onChange={([value]) => setChoice(value === "keep" ? "keep" : "update")}
          />
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
