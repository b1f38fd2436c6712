/** Everything about one shopper's place: why they were served, and each message with its trail. */
import { Badge, BlockStack, Divider, InlineStack, Text } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import { ENTRY_WORDS, messageKind, messageStep, STATE_TONES, trailStep } from "#app/components/message-words.ts";
import { countOf, formatInstant } from "#app/lib/format-instant.ts";
import type { WaitlistData } from "./route.tsx";

type Trail = NonNullable<WaitlistData["trails"][string]>;

export function EntryTrailDialog(props: {
  entry: WaitlistData["page"]["rows"][number];
  trail: Trail | undefined;
  timeZone: string;
  onClose: () => void;
}) {
  const { entry, trail = { messages: [], allocations: [], hold: null }, timeZone } = props;
  return (
    <Dialog title={entry.email ?? "Removed at their request"} onClose={props.onClose}>
      <Dialog.Section>
        <BlockStack gap="200">
          <Text as="p">
            {ENTRY_WORDS[entry.state].label}. Joined {formatInstant(entry.joinedAt, timeZone)} for{" "}
            {countOf(entry.quantity, "unit", "units")}.
          </Text>
          {trail.allocations.map((allocation) => (
            <Text as="p" key={allocation.at}>
              Got {countOf(allocation.units, "unit", "units")} on {formatInstant(allocation.at, timeZone)}: {allocation.reason}.
            </Text>
          ))}
          {entry.endedAt && (
            <Text as="p">
              Ended on {formatInstant(entry.endedAt, timeZone)}
              {entry.endedBecause && `: ${entry.endedBecause}`}.
            </Text>
          )}
          {trail.hold && (
            <Text as="p">
              {countOf(trail.hold.units, "unit is", "units are")} kept until {formatInstant(trail.hold.until, timeZone)}.
            </Text>
          )}
        </BlockStack>
      </Dialog.Section>
      <Dialog.Section>
        <BlockStack gap="400">
          {trail.messages.length === 0 && <Text as="p">We have not written to this shopper yet.</Text>}
          {trail.messages.map((message, index) => (
            <BlockStack gap="400" key={message.messageId}>
              {index > 0 && <Divider />}
              <MessageTrail message={message} timeZone={timeZone} />
            </BlockStack>
          ))}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}

function MessageTrail({ message, timeZone }: { message: Trail["messages"][number]; timeZone: string }) {
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {message.subject ?? messageKind(message.kind)}
        </Text>
        <Badge tone={STATE_TONES[message.state]}>{messageStep(message.state)}</Badge>
      </InlineStack>
      {message.stateReason && <Text as="p">{message.stateReason}</Text>}
      <ol className="standby-timeline">
        {message.steps.map((step, index) => (
          <li key={index}>
            <Text as="p">{trailStep(step)}</Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {formatInstant(step.at, timeZone)}
            </Text>
          </li>
        ))}
      </ol>
    </BlockStack>
  );
}
