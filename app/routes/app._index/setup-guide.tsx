/** The first steps with Standby; the guide leaves when all are made. */
import { BlockStack, Box, Button, Card, Icon, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon, StatusIcon } from "@shopify/polaris-icons";

export type Step = {
  title: string;
  advice: string;
  done: boolean;
  action: { content: string; url: string; external?: boolean };
};

const PERCENT = 100;

export function SetupGuide({ steps }: { steps: Step[] }) {
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Set up Standby
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Text as="p" tone="subdued">
              {done} of {steps.length} steps done
            </Text>
            <Box width="160px">
              <ProgressBar size="small" tone="primary" progress={(done / steps.length) * PERCENT} ariaLabelledBy="setup-steps" />
            </Box>
          </InlineStack>
        </BlockStack>
        <BlockStack gap="300" as="ul" id="setup-steps">
          {steps.map((step, index) => (
            <StepLine key={step.title} step={step} isNext={index === next} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function StepLine({ step, isNext }: { step: Step; isNext: boolean }) {
  const { title, advice, done, action } = step;
  return (
    <li style={{ listStyle: "none" }}>
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Box>
          <Icon
            source={done ? CheckCircleIcon : StatusIcon}
            tone={done ? "success" : "subdued"}
            accessibilityLabel={done ? "Done" : "To do"}
          />
        </Box>
        <BlockStack gap="150" inlineAlign="start">
          <Text as="h3" fontWeight={isNext ? "semibold" : "regular"} tone={done ? "subdued" : undefined}>
            {title}
          </Text>
          {!done && (
            <>
              <Text as="p" tone="subdued">
                {advice}
              </Text>
              <Button variant={isNext ? "primary" : undefined} url={action.url} target={action.external ? "_top" : undefined}>
                {action.content}
              </Button>
            </>
          )}
        </BlockStack>
      </InlineStack>
    </li>
  );
}
