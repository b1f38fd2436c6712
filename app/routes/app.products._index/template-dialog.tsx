/** Another template for the selected variants. */
import { useState } from "react";
import { BlockStack, Modal, Select, Text } from "@shopify/polaris";
import type { Bulk } from "./use-bulk.ts";

export function TemplateDialog({ bulk, templates }: { bulk: Bulk; templates: { templateId: string; name: string }[] }) {
  const [templateId, setTemplateId] = useState(templates[0]?.templateId ?? "");
  return (
    <Modal
      open
      title="Change template"
      onClose={bulk.close}
      primaryAction={{
        content: "Change",
        loading: bulk.busy,
        onAction: () => bulk.send({ intent: "template", templateId }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: bulk.close }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Select
            label="Template"
            options={templates.map(({ templateId: value, name }) => ({ value, label: name }))}
            value={templateId}
            onChange={setTemplateId}
          />
          <Text as="p">The variants get this template’s values. What you entered for a variant itself stays.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
