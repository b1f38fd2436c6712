/** Another template for the selected variants. */
import { useState } from "react";
import { BlockStack, Select, Text } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import type { Bulk } from "./use-bulk.ts";

export function TemplateDialog({ bulk, templates }: { bulk: Bulk; templates: { templateId: string; name: string }[] }) {
  const [templateId, setTemplateId] = useState(templates[0]?.templateId ?? "");
  return (
    <Dialog
      title="Change template"
      onClose={bulk.close}
      primaryAction={{
        content: "Change",
        loading: bulk.busy,
        onAction: () => bulk.send({ intent: "template", templateId }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: bulk.close }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <Select
            label="Template"
            options={templates.map(({ templateId: value, name }) => ({ value, label: name }))}
            value={templateId}
            onChange={setTemplateId}
          />
          <Text as="p">The variants get this template’s values. What you entered for a variant itself stays.</Text>
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
