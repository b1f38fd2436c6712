/** From Shopify's resource picker to an assignment: whole products at once, or only the variants that were picked. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, ChoiceList, Modal, Text } from "@shopify/polaris";
import { countOf } from "#app/lib/format-instant.ts";
import type { AssignAnswer } from "./change-assignments.server.ts";

type Picked = { productIds: string[]; variantIds: string[]; partly: boolean };

/** Opens the picker; `dialog` asks about siblings when only some variants of a product were picked. */
export function useAssignDialog() {
  const shopify = useAppBridge();
  const fetcher = useFetcher<AssignAnswer>({ key: "assign" });
  const [picked, setPicked] = useState<Picked | null>(null);
  const submit = ({ productIds, variantIds }: Picked, scope: string) =>
    fetcher.submit({ intent: "assign", scope, productIds: productIds.join(), variantIds: variantIds.join() }, { method: "post" });
  const pick = async () => {
    const selection = await shopify.resourcePicker({ type: "product", multiple: true, action: "add" });
    if (!selection || selection.length === 0) return;
    const found = readSelection(selection as PickedProduct[]);
    if (found.partly) setPicked(found);
    else submit(found, "products");
  };
  const dialog = picked && (
    <SiblingsDialog
      picked={picked}
      onClose={() => setPicked(null)}
      onChoose={(scope) => {
        submit(picked, scope);
        setPicked(null);
      }}
    />
  );
  return { pick, dialog, busy: fetcher.state !== "idle", answer: fetcher.data };
}

type PickedProduct = { id: string; totalVariants?: number; variants: { id?: string }[] };

function readSelection(products: PickedProduct[]): Picked {
  return {
    productIds: products.map((product) => product.id),
    variantIds: products.flatMap((product) => product.variants.flatMap(({ id }) => (id ? [id] : []))),
    partly: products.some(({ totalVariants, variants }) => totalVariants !== undefined && variants.length < totalVariants),
  };
}

function SiblingsDialog(props: { picked: Picked; onClose: () => void; onChoose: (scope: string) => void }) {
  const [scope, setScope] = useState("products");
  const { productIds, variantIds } = props.picked;
  return (
    <Modal
      open
      title="Assign variants"
      onClose={props.onClose}
      primaryAction={{ content: "Assign", onAction: () => props.onChoose(scope) }}
      secondaryActions={[{ content: "Cancel", onAction: props.onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            You picked {countOf(variantIds.length, "variant", "variants")} of {countOf(productIds.length, "product", "products")},
            not all that there are.
          </Text>
          <ChoiceList
            title="Assign"
            choices={[
              { label: "All variants of these products", value: "products", helpText: "Each variant switches by its own stock." },
              { label: "Only the variants you picked", value: "variants" },
            ]}
            selected={[scope]}
            onChange={([choice = "products"]) => setScope(choice)}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
