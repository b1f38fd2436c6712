/** The switch condition of this one variant: its own number, or none and the template's or shop's applies. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Form, Text, TextField } from "@shopify/polaris";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import type { VariantData } from "./route.tsx";

export function SwitchConditionCard({ data }: { data: VariantData }) {
  const saved = data.variant.switchCondition === null ? "" : String(data.variant.switchCondition);
  const [units, setUnits] = useState(saved);
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  const save = () => fetcher.submit({ intent: "condition", units }, { method: "post" });
  return (
    <Card>
      <ContextualSaveBar
        id="switch-condition"
        dirty={units !== saved}
        saving={fetcher.state !== "idle"}
        onSave={save}
        onDiscard={() => setUnits(saved)}
      />
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Switch condition
        </Text>
        <Form onSubmit={save}>
          <TextField
            label="Leaves normal sale at this stock or less"
            type="number"
            inputMode="numeric"
            autoComplete="off"
            value={units}
            onChange={setUnits}
            placeholder={data.inheritedCondition}
            suffix="units"
            error={problemOf(fetcher.data, "units")}
            helpText={`Now: ${data.condition}. Leave empty to use ${data.inheritedCondition}.`}
          />
        </Form>
      </BlockStack>
    </Card>
  );
}
