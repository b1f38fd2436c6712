/** Whether Shopify's own checkout stops at an offer's limit: what that does, or why it cannot be chosen. */
import { useId } from "react";
import { BlockStack, Checkbox, Text } from "@shopify/polaris";
import { INCOMING_LOCATION_NAME, type CapHindrance } from "#app/domain/exact-cap.ts";

type Props = {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  hasLimit: boolean;
  hindrance: CapHindrance | null;
  /** Who set it, on a variant's page. */
  note?: string;
};

const OFF = "Without it, orders placed in the same moment may pass the number by a few.";
const ON =
  `What is left lies as stock at a location “${INCOMING_LOCATION_NAME}”, which Standby makes in Shopify. ` +
  "When new stock comes, move its orders to the location that ships them before you enter it: else Shopify sells it to others first. " +
  "It stays there when you uninstall Standby: switch this off first, or unassign the products.";
const NO_LIMIT = "Enter a number first.";

export function ExactCapField({ isOn, onChange, hasLimit, hindrance, note }: Props) {
  const isChosen = isOn && hasLimit;
  const cannot = !hasLimit ? NO_LIMIT : hindrance?.kind === "permission" && !isChosen ? hindrance.reason : null;
  const help = cannot ?? (isChosen ? [hindrance?.reason, ON].filter(Boolean).join(" ") : OFF);
  const id = useId();
  return (
    <BlockStack gap="050">
      <Checkbox
        label="Stop checkout exactly at this number"
        checked={isChosen}
        disabled={cannot !== null}
        ariaDescribedBy={id}
        onChange={onChange}
      />
      {/* Not as the checkbox's own help, which Polaris greys with it until the reason can hardly be read. */}
      <div className="standby-checkbox-help" id={id}>
        <Text as="span" tone="subdued">
          {[help, note].filter(Boolean).join(" ")}
        </Text>
      </div>
    </BlockStack>
  );
}
