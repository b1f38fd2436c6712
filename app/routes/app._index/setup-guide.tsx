/** The first steps with Standby, one open at a time; the guide leaves when all are made. */
import { useState } from "react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  Collapsible,
  Icon,
  InlineStack,
  ProgressBar,
  Text,
  UnstyledButton,
} from "@shopify/polaris";
import { CheckCircleIcon, ChevronRightIcon } from "@shopify/polaris-icons";

export type Step = {
  title: string;
  advice: string;
  done: boolean;
  action: { content: string; url: string; external?: boolean };
};

const PERCENT = 100;

export function SetupGuide({ steps }: { steps: Step[] }) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done)?.title;
  const [chosen, setChosen] = useState<string | null>(null);
  if (next === undefined) return null;
  const open = chosen ?? next;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            <span id="setup-guide">Set up Standby</span>
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Text as="p" tone="subdued">
              {done} of {steps.length} steps done
            </Text>
            <Box width="160px">
              <ProgressBar size="small" tone="primary" progress={(done / steps.length) * PERCENT} ariaLabelledBy="setup-guide" />
            </Box>
          </InlineStack>
        </BlockStack>
        <ul className="standby-plain-list">
          {steps.map((step) => (
            <StepLine
              key={step.title}
              step={step}
              open={step.title === open}
              onToggle={() => setChosen(step.title === open ? "" : step.title)}
            />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function StepLine({ step, open, onToggle }: { step: Step; open: boolean; onToggle: () => void }) {
  const { title, advice, done, action } = step;
  const id = `step-${title.toLowerCase().replace(/\W+/g, "-")}`;
  return (
    <li>
      <Box borderRadius="200" padding="200" background={open ? "bg-surface-secondary" : undefined}>
        <UnstyledButton className="standby-step" ariaControls={id} ariaExpanded={open} onClick={onToggle}>
          <InlineStack gap="200" wrap={false} blockAlign="center">
            <Box>
              {done ? (
                <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done:" />
              ) : (
                <span className="standby-step-open" />
              )}
            </Box>
            <Text as="span" fontWeight={open ? "semibold" : "regular"}>
              {title}
            </Text>
            <Box>
              <Icon source={ChevronRightIcon} tone="subdued" />
            </Box>
          </InlineStack>
        </UnstyledButton>
        <Collapsible id={id} open={open} transition={false}>
          <Box paddingInlineStart="800" paddingBlockStart="100" paddingBlockEnd="100">
            <BlockStack gap="300" inlineAlign="start">
              <Text as="p" tone="subdued">
                {advice}
              </Text>
              <Button variant={done ? undefined : "primary"} url={action.url} target={action.external ? "_top" : undefined}>
                {action.content}
              </Button>
            </BlockStack>
          </Box>
        </Collapsible>
      </Box>
    </li>
  );
}
