/** Where the theme shows Standby, live, with the way to each place, and what to do on themes without blocks. */
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { Shown, ThemeLinks, ThemeState } from "./theme-state.ts";

const WORDS: Record<Shown, { label: string; tone?: "success" | "attention" }> = {
  on: { label: "On", tone: "success" },
  off: { label: "Off", tone: "attention" },
  impossible: { label: "Not in this theme" },
  unknown: { label: "Not known" },
};

export function ThemeCard({ theme, links }: { theme: ThemeState; links: ThemeLinks }) {
  const vintage = theme.block === "impossible";
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Standby in your theme
          </Text>
          <Text as="p" tone="subdued">
            On product pages the embed or the block is enough; where both are on, the block is used. Carts have an embed of their
            own.
          </Text>
        </BlockStack>
        <Place
          name="Standby offer, anywhere"
          note="Finds the product form and product cards by itself: the offer, and its badges."
          shown={theme.embed}
          action={{ content: theme.embed === "on" ? "Change the embed" : "Turn on the embed", url: links.embed }}
        />
        {!vintage && (
          <Place
            name="Standby offer"
            note="A block that you place on the product page, best right under the buy buttons. Quick add needs it, and with it a visitor’s order carries promise and deposit without JavaScript too."
            shown={theme.block}
            action={{ content: theme.block === "on" ? "Move the block" : "Add the block", url: links.block }}
          />
        )}
        <Place
          name="Standby cart, anywhere"
          note="Says in the cart and its drawer what ships later."
          shown={theme.cart}
          action={{ content: theme.cart === "on" ? "Change the cart embed" : "Turn on the cart embed", url: links.cart }}
        />
        <Text as="p" tone="subdued">
          {vintage
            ? "Your theme is a vintage theme: it takes no blocks, and the embeds are all it needs. Its code stays as it is."
            : theme.block === "unknown" && "Vintage themes take no blocks: there, turn on the embeds. "}
          {!vintage && (
            <>
              To choose the places yourself, add{" "}
              <Link url={links.badge} target="_top">
                the badge on collection pages
              </Link>{" "}
              and{" "}
              <Link url={links.cartMessage} target="_top">
                what ships later in the cart
              </Link>{" "}
              as blocks.
            </>
          )}
        </Text>
      </BlockStack>
    </Card>
  );
}

type PlaceProps = { name: string; note: string; shown: Shown; action: { content: string; url: string } };

function Place({ name, note, shown, action }: PlaceProps) {
  const { label, tone } = WORDS[shown];
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <InlineStack gap="200" align="start" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge tone={tone}>{label}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {note}
        </Text>
      </BlockStack>
      <Button url={action.url} target="_top">
        {action.content}
      </Button>
    </InlineStack>
  );
}
