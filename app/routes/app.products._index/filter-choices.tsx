/** The filters of the Products page: what each lets a merchant choose, and how the chosen ones read. */
import { useState } from "react";
import { ChoiceList, InlineStack, TextField } from "@shopify/polaris";
import type { usePageAddress } from "#app/components/use-page-address.ts";
import type { ProductsData } from "./route.tsx";
import { VendorFilter } from "./vendor-filter.tsx";

const FLAGS = [
  { value: "waiting", label: "People are waiting" },
  { value: "manual", label: "Chosen by hand" },
  { value: "unwritten", label: "Not yet written to Shopify" },
];

type Address = ReturnType<typeof usePageAddress>;

/** What may be chosen, filter by filter. */
export function filtersOf({ templates, filter }: ProductsData, { params, change }: Address) {
  const flags = FLAGS.filter(({ value }) => params.get(value) === "1").map(({ value }) => value);
  return [
    {
      key: "template",
      label: "Template",
      shortcut: true,
      filter: (
        <ChoiceList
          title="Template"
          titleHidden
          choices={templates.map(({ templateId, name }) => ({ value: templateId, label: name }))}
          selected={filter.templateId ? [filter.templateId] : []}
          onChange={([template = null]) => change({ template })}
        />
      ),
    },
    { key: "vendor", label: "Vendor", shortcut: true, filter: <VendorFilter vendor={filter.vendor} change={change} /> },
    { key: "stock", label: "Stock", shortcut: true, filter: <StockRange filter={filter} change={change} /> },
    {
      key: "flags",
      label: "State",
      shortcut: true,
      filter: (
        <ChoiceList
          title="State"
          titleHidden
          allowMultiple
          choices={FLAGS}
          selected={flags}
          onChange={(chosen) =>
            change(Object.fromEntries(FLAGS.map(({ value }) => [value, chosen.includes(value) ? "1" : null])))
          }
        />
      ),
    },
  ];
}

function StockRange({ filter, change }: { filter: ProductsData["filter"]; change: Address["change"] }) {
  const [from, setFrom] = useState(filter.stockFrom?.toString() ?? "");
  const [to, setTo] = useState(filter.stockTo?.toString() ?? "");
  const apply = () => change({ "stock-from": from, "stock-to": to }, true);
  const field = { type: "number" as const, autoComplete: "off", onBlur: apply };
  return (
    <InlineStack gap="200">
      <TextField label="At least" value={from} onChange={setFrom} {...field} />
      <TextField label="At most" value={to} onChange={setTo} {...field} />
    </InlineStack>
  );
}

/** What is chosen, each to be taken away again. */
export function appliedFilters({ filter, templates }: ProductsData, change: Address["change"]) {
  const { templateId, vendor, stockFrom, stockTo } = filter;
  const applied: { key: string; label: string; onRemove: () => void }[] = [];
  if (templateId) {
    const name = templates.find((template) => template.templateId === templateId)?.name ?? "gone";
    applied.push({ key: "template", label: `Template: ${name}`, onRemove: () => change({ template: null }) });
  }
  if (vendor) applied.push({ key: "vendor", label: `Vendor: ${vendor}`, onRemove: () => change({ vendor: null }) });
  if (stockFrom !== null || stockTo !== null) {
    const label = `Stock: ${[stockFrom === null ? "" : `from ${stockFrom}`, stockTo === null ? "" : `up to ${stockTo}`].join(" ").trim()}`;
    applied.push({ key: "stock", label, onRemove: () => change({ "stock-from": null, "stock-to": null }) });
  }
  const flags = FLAGS.filter(({ value }) => filter[value as "waiting" | "manual" | "unwritten"]);
  if (flags.length > 0) {
    const label = flags.map(({ label }) => label).join(", ");
    applied.push({ key: "flags", label, onRemove: () => change({ waiting: null, manual: null, unwritten: null }) });
  }
  return applied;
}
