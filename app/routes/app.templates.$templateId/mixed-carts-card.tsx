/** What happens when a cart holds what ships later beside what ships now. */
import { BlockStack, Card, ChoiceList, Link, Text } from "@shopify/polaris";
import type { TemplateForm } from "./template-form.ts";
import type { TemplateFormState } from "./use-template-form.ts";

type MixedCarts = TemplateForm["mixedCarts"];

const CHOICES: { value: MixedCarts; label: string; helpText: string }[] = [
  { value: "allow", label: "Allow them", helpText: "Nothing is said beyond when each product ships." },
  {
    value: "warn",
    label: "Allow them, and say so in the cart",
    helpText: "Shown where your theme’s cart page has the block “Standby cart message”.",
  },
  { value: "apart", label: "Keep them apart", helpText: "The cart asks for two orders, and checkout refuses a mixed one." },
];

export function MixedCartsCard({ form, checkoutLimits }: { form: TemplateFormState; checkoutLimits: boolean }) {
  const { mixedCarts } = form.values;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Mixed carts
        </Text>
        <ChoiceList
          title="When a cart also holds products that ship now"
          choices={CHOICES}
          selected={[mixedCarts]}
          onChange={([value]) => form.set("mixedCarts", value as MixedCarts)}
        />
        {mixedCarts === "apart" && !checkoutLimits && (
          <Text as="p">
            Checkout refuses nothing yet: <Link url="/app/settings">turn on the check of carts and orders in Settings</Link>.
            Until then only the cart says it.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
