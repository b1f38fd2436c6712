/** Templates in rows; on a phone, each as a few lines. */
import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { Mode } from "#app/domain/offer.ts";
import { countOf } from "#app/lib/format-instant.ts";

type Row = {
  templateId: string;
  name: string;
  isDefault: boolean;
  mode: Mode;
  switchCondition: number | null;
  usedBy: number;
};

const HEADINGS = [{ title: "Template" }, { title: "Switches to" }, { title: "Switch condition" }, { title: "Used by" }] as const;
const usedBy = (row: Row) => (row.usedBy === 0 ? "No variants" : countOf(row.usedBy, "variant", "variants"));

export function TemplatesTable({ templates, shopCondition }: { templates: Row[]; shopCondition: number }) {
  const condensed = useBreakpoints().smDown;
  return (
    <IndexTable
      selectable={false}
      condensed={condensed}
      resourceName={{ singular: "template", plural: "templates" }}
      itemCount={templates.length}
      headings={[...HEADINGS]}
    >
      {templates.map((template, position) => (
        <IndexTable.Row key={template.templateId} id={template.templateId} position={position}>
          {condensed ? (
            <div className="standby-condensed-row">
              <BlockStack gap="100">
                <TemplateName template={template} />
                <Text as="span" variant="bodySm" tone="subdued">
                  Switches to {OFFER_WORDS[template.mode].label.toLowerCase()} at{" "}
                  {countOf(template.switchCondition ?? shopCondition, "unit", "units")}
                </Text>
                <Text as="span" variant="bodySm" tone="subdued">
                  {usedBy(template)}
                </Text>
              </BlockStack>
            </div>
          ) : (
            <>
              <IndexTable.Cell className="standby-product-cell">
                <TemplateName template={template} />
              </IndexTable.Cell>
              <IndexTable.Cell>{OFFER_WORDS[template.mode].label}</IndexTable.Cell>
              <IndexTable.Cell>{template.switchCondition ?? `${shopCondition}, from Settings`}</IndexTable.Cell>
              <IndexTable.Cell>{usedBy(template)}</IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function TemplateName({ template }: { template: Row }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <Link dataPrimaryLink monochrome removeUnderline url={`/app/templates/${template.templateId}`}>
        <Text as="span" fontWeight="semibold">
          {template.name}
        </Text>
      </Link>
      {template.isDefault && <Badge>Default</Badge>}
    </InlineStack>
  );
}
