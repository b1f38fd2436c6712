/** Whether the theme shows Standby, as Shopify tells the browser. */
import { useEffect, useState } from "react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { isShown, themeState, UNKNOWN_THEME, type Shown, type ThemeState } from "#app/routes/app._index/theme-state.ts";

type Verdict = "on" | "off" | "unknown";

const SHOWN: Record<Shown, string> = {
  on: "on",
  off: "off",
  impossible: "not possible in this theme",
  unknown: "not known",
};

const BEYOND_PRODUCT_PAGES =
  "Badges on product cards and messages in the cart need the app embed, or their own blocks where your theme takes them.";

const WORDS: Record<Verdict, { badge: string; tone: "success" | "warning" | undefined; advice: string }> = {
  on: { badge: "On", tone: "success", advice: "Your theme shows Standby on product pages." },
  off: {
    badge: "Off",
    tone: "warning",
    advice: "Product pages show nothing of Standby: shoppers cannot join a waitlist. Turn it on in the theme editor and save.",
  },
  unknown: { badge: "Not known", tone: undefined, advice: "Shopify does not say. Look in the theme editor under App embeds." },
};

/** As high as the words of a theme that shows Standby, so that nothing below moves when they come. */
const ROOM = "72px";

export function ThemeCard({ editorUrl }: { editorUrl: string }) {
  const theme = useThemeState();
  const verdict = theme && verdictOn(theme);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Your theme
          </Text>
          {verdict && <Badge tone={WORDS[verdict].tone}>{WORDS[verdict].badge}</Badge>}
        </InlineStack>
        {theme === null && (
          <Box minHeight={ROOM}>
            <SkeletonBodyText lines={3} />
          </Box>
        )}
        {verdict && <Text as="p">{WORDS[verdict].advice}</Text>}
        {theme && theme !== UNKNOWN_THEME && (
          <Text as="p" tone="subdued">
            {`App embed: ${SHOWN[theme.embed]}. Block on the product page: ${SHOWN[theme.block]}. For product pages one of the two is enough.`}
            {theme.embed === "on" ? "" : ` ${BEYOND_PRODUCT_PAGES}`}
          </Text>
        )}
        {verdict && verdict !== "on" && (
          <InlineStack>
            <Button url={editorUrl} target="_top">
              Open the theme editor
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function verdictOn(theme: ThemeState): Verdict {
  if (theme.embed === "on" || theme.block === "on") return "on";
  return isShown(theme) ? "unknown" : "off";
}

/** Null until App Bridge has answered. */
function useThemeState(): ThemeState | null {
  const [state, setState] = useState<ThemeState | null>(null);
  useEffect(() => {
    let gone = false;
    void themeState(window.shopify).then((found) => !gone && setState(found));
    return () => {
      gone = true;
    };
  }, []);
  return state;
}
