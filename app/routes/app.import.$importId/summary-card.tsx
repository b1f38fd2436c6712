/** A file in numbers: before it is applied what it would do, afterwards what it did. */
import { Banner, BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { formatCount, formatInstant } from "#app/lib/format-instant.ts";
import type { ImportData } from "./route.tsx";

export function SummaryCard({ data }: { data: ImportData }) {
  const { file, counts, timeZone } = data;
  const applied = file.state === "applied";
  const figures: [string, number][] = [
    ...(applied || counts.applied > 0 ? ([["Changed", counts.applied]] as [string, number][]) : []),
    ...(applied ? [] : ([["Will change", counts.change]] as [string, number][])),
    ["Stay as they are", counts.same],
    ["Have a problem", counts.problem],
  ];
  return (
    <BlockStack gap="400">
      {file.brokenAtRow !== null && (
        <Banner tone="warning" title={`Row ${formatCount(file.brokenAtRow)} and all after it could not be read`}>
          A quotation mark is opened there and never closed. The rows before it are fine; correct that row and upload the file
          again for the rest.
        </Banner>
      )}
      <Card>
        <BlockStack gap="300">
          <Text as="p">{file.appliedAt ? `Applied ${formatInstant(file.appliedAt, timeZone)}.` : stateWords(counts)}</Text>
          <InlineGrid columns={{ xs: figures.length === 3 ? 3 : 2, md: figures.length }} gap="300">
            {figures.map(([label, count]) => (
              <BlockStack key={label}>
                <Text as="span" variant="headingLg" numeric>
                  {formatCount(count)}
                </Text>
                <Text as="span" tone="subdued">
                  {label}
                </Text>
              </BlockStack>
            ))}
          </InlineGrid>
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function stateWords({ applied, change, problem }: ImportData["counts"]): string {
  if (applied > 0) return "Part of this file has been applied. What is left is applied when you say so.";
  if (change > 0)
    return "Nothing has been changed yet. Rows with a problem are left out; the others are applied when you say so.";
  return problem > 0
    ? "There is nothing to apply. Correct the rows with a problem and upload the file again. Where only the products were not assigned, assign them and choose Check again."
    : "There is nothing to apply: no row of this file changes anything.";
}
