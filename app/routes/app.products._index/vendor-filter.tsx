/** Which vendor: those of the shop are offered, and where they are many, looked for by a part of the name. */
import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, ChoiceList, Spinner, Text, TextField } from "@shopify/polaris";
import type { usePageAddress } from "#app/components/use-page-address.ts";
import type { loader } from "#app/routes/app.products.vendors.ts";

const TYPING_PAUSE_MS = 300;
/** As many as are seen at a glance. */
const FEW = 8;

type Props = { vendor: string | null; change: ReturnType<typeof usePageAddress>["change"] };

/** They are asked for when the filter is opened: the page need not wait for them. */
export function VendorFilter({ vendor, change }: Props) {
  const { data, load } = useFetcher<typeof loader>();
  const [part, setPart] = useState("");
  useEffect(() => {
    const ask = () => load(`/app/products/vendors?part=${encodeURIComponent(part.trim())}`);
    const timer = setTimeout(ask, part === "" ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [part, load]);
  if (!data) return <Spinner size="small" accessibilityLabel="Loading vendors" />;
  const offered = vendor && part === "" ? [vendor, ...data.vendors.filter((one) => one !== vendor)] : data.vendors;
  const areMany = part !== "" || data.areMore || offered.length > FEW;
  return (
    <BlockStack gap="200">
      {areMany && (
        <TextField
          label="Find a vendor"
          labelHidden
          placeholder="Find a vendor"
          value={part}
          onChange={setPart}
          autoComplete="off"
        />
      )}
      {offered.length === 0 && <Text as="p">{part === "" ? NONE_KNOWN : "No vendor has this in its name."}</Text>}
      <ChoiceList
        title="Vendor"
        titleHidden
        choices={offered.map((one) => ({ value: one, label: one }))}
        selected={vendor ? [vendor] : []}
        onChange={([chosen = null]) => change({ vendor: chosen })}
      />
      {data.areMore && (
        <Text as="p" variant="bodySm" tone="subdued">
          There are more. Find one by a part of its name.
        </Text>
      )}
    </BlockStack>
  );
}

const NONE_KNOWN = "Standby knows no vendors yet. It reads them from Shopify within minutes.";
