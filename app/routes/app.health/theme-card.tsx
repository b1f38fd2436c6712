/** Whether the theme shows Standby, as Shopify tells the browser. */
import { useEffect, useState } from "react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { embedState, type EmbedState } from "#app/routes/app._index/embed-state.ts";

const WORDS: Record<EmbedState, { badge: string; tone: "success" | "warning" | undefined; advice: string }> = {
  on: { badge: "On", tone: "success", advice: "Your theme shows Standby on product pages." },
  off: {
    badge: "Off",
    tone: "warning",
    advice: "Product pages show nothing of Standby: shoppers cannot join a waitlist. Turn it on in the theme editor and save.",
  },
  unknown: { badge: "Not known", tone: undefined, advice: "Shopify does not say. Look in the theme editor under App embeds." },
};

export function ThemeCard({ editorUrl }: { editorUrl: string }) {
  const state = useEmbedState();
  if (state === null) return null;
  const { badge, tone, advice } = WORDS[state];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Your theme
          </Text>
          <Badge tone={tone}>{badge}</Badge>
        </InlineStack>
        <Text as="p">{advice}</Text>
        {state !== "on" && (
          <InlineStack>
            <Button url={editorUrl} external>
              Open the theme editor
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** Null until App Bridge has answered. */
function useEmbedState(): EmbedState | null {
  const [state, setState] = useState<EmbedState | null>(null);
  useEffect(() => {
    let gone = false;
    void embedState(window.shopify).then((found) => !gone && setState(found));
    return () => {
      gone = true;
    };
  }, []);
  return state;
}
