/** What only the merchant knows of a file: which column means what, and how its dates are written. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, ChoiceList, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { FIELD_LABELS } from "#app/components/import-words.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { fieldsOf, mappingProblem, type ColumnMap, type ImportField } from "#app/domain/import-columns.ts";
import type { ImportData } from "./route.tsx";

export function QuestionsCard({ data, dateOrder: asksDates }: { data: ImportData; dateOrder: boolean }) {
  const { file, headings, samples } = data;
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  const [columns, setColumns] = useState<Record<string, string>>(() => guessed(file.columns));
  const [order, setOrder] = useState<string[]>([]);
  const options = [
    { label: "Not in this file", value: "" },
    ...headings.map((heading, index) => optionOf(heading, index, samples)),
  ];
  const missing = mappingProblem(file.kind, chosen(columns));
  const submit = () => {
    const answers = Object.entries(columns).map(([field, column]) => [`column-${field}`, column] as const);
    fetcher.submit(
      { intent: "answer", ...Object.fromEntries(answers), ...(order[0] && { dateOrder: order[0] }) },
      { method: "post" },
    );
  };
  return (
    <Card>
      <BlockStack gap="400">
        <ProblemBanner problem={problemOf(fetcher.data)} />
        {asksDates && <DateQuestion order={order} onChange={setOrder} />}
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            What is in which column
          </Text>
          <Text as="p" tone="subdued">
            Standby filled in what it recognised. Choose the rest; columns that are not chosen are left alone.
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
          {fieldsOf(file.kind).map((field: ImportField) => (
            <Select
              key={field}
              label={FIELD_LABELS[field]}
              options={options}
              value={columns[field] ?? ""}
              onChange={(value) => setColumns((before) => ({ ...before, [field]: value }))}
            />
          ))}
        </InlineGrid>
        <InlineStack gap="300" blockAlign="center">
          <Button
            variant="primary"
            onClick={submit}
            loading={fetcher.state !== "idle"}
            disabled={missing !== null || (asksDates && order.length === 0)}
          >
            Check the file
          </Button>
          <div role="status">{missing}</div>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const guessed = (columns: ImportData["file"]["columns"]): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, String(column)]));

const chosen = (columns: Record<string, string>): ColumnMap =>
  Object.fromEntries(Object.entries(columns).flatMap(([field, column]) => (column === "" ? [] : [[field, Number(column)]])));

function optionOf(heading: string, index: number, samples: string[]) {
  const name = heading.trim() || `Column ${index + 1}`;
  const sample = (samples[index] ?? "").slice(0, 30);
  return { label: sample ? `${name} (${sample})` : name, value: String(index) };
}

function DateQuestion({ order, onChange }: { order: string[]; onChange: (order: string[]) => void }) {
  return (
    <ChoiceList
      title="How are dates written in this file?"
      choices={[
        { label: "Day first: 03/04/2026 is April 3", value: "dmy" },
        { label: "Month first: 03/04/2026 is March 4", value: "mdy" },
      ]}
      selected={order}
      onChange={onChange}
    />
  );
}
