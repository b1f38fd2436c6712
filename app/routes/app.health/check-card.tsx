/** When everything was last compared, and how far a check under way has come. */
import { Banner, BlockStack, Box, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { formatCount, formatInstant } from "#app/lib/format-instant.ts";

export type CheckState = {
  checking: boolean;
  checked: number;
  variants: number;
  /** The last time every assigned variant had been read; null: never yet. */
  endedAt: string | null;
  problem: "needs_reauth" | "unavailable" | null;
};

const PERCENT = 100;

type CheckCardProps = { state: CheckState; timeZone: string; onCheck: () => void; busy: boolean };

export function CheckCard({ state, timeZone, onCheck, busy }: CheckCardProps) {
  const { checking, checked, variants, endedAt } = state;
  const shown = Math.min(checked, variants);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          <span id="check-progress">{checking ? "Checking now" : endedAt ? "Last check" : "First check"}</span>
        </Text>
        {checking && (
          <InlineStack gap="300" blockAlign="center">
            <Box width="240px" maxWidth="100%">
              <ProgressBar
                size="small"
                tone="primary"
                progress={variants === 0 ? 0 : (shown / variants) * PERCENT}
                ariaLabelledBy="check-progress"
              />
            </Box>
            <Text as="p" tone="subdued">
              {formatCount(shown)} of {formatCount(variants)} variants read
            </Text>
          </InlineStack>
        )}
        {!checking && (
          <Text as="p">
            {endedAt ? formatInstant(endedAt, timeZone) : "Standby begins within five minutes, or when you press Check now."}
          </Text>
        )}
        <Text as="p" tone="subdued">
          Standby looks every five minutes at what changed in Shopify, and reads every assigned variant at least once a day.
        </Text>
        <InlineStack>
          <Button onClick={onCheck} loading={busy || checking}>
            Check now
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

export function CheckProblem({ problem }: { problem: CheckState["problem"] }) {
  if (problem === "needs_reauth") {
    return (
      <Banner tone="critical" title="Standby lost its access to Shopify" action={{ content: "Reload", onAction: reload }}>
        Nothing is lost: the check goes on where it was once you have reloaded this page. If that does not help, install Standby
        again.
      </Banner>
    );
  }
  if (problem === "unavailable") {
    return (
      <Banner tone="info" title="Shopify is slow to answer right now">
        The check goes on by itself where it was.
      </Banner>
    );
  }
  return null;
}

const reload = () => window.location.reload();
