/** How Standby stands with the store, in a few facts. */
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { formatDay } from "#app/lib/format-instant.ts";
import type { SettingsData } from "./route.tsx";

export function StatusCard({ status }: Pick<SettingsData, "status">) {
  const facts: [string, React.ReactNode][] = [
    ["Connection", <Connection key="connection" status={status} />],
    ["Store", status.domain],
    ["Time zone", status.timeZone],
    ["Waitlist address on your storefront", status.proxyPath],
    ["Installed", formatDay(status.installedAt, status.timeZone)],
  ];
  return (
    <Card>
      <BlockStack gap="300">
        {facts.map(([name, value]) => (
          <InlineStack key={name} align="space-between" gap="200">
            <Text as="span" tone="subdued">
              {name}
            </Text>
            {typeof value === "string" ? <Text as="span">{value}</Text> : value}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Connection({ status }: Pick<SettingsData, "status">) {
  if (status.needsReauth) return <Badge tone="critical">Reload to sign in again</Badge>;
  return status.prepared ? <Badge tone="success">Connected</Badge> : <Badge tone="attention">Being set up</Badge>;
}
