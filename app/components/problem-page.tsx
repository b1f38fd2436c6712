/** What the merchant sees instead of a page: what happened and what to do next. */
import { isRouteErrorResponse } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";

type Problem = { title: string; advice: string };

/** No answer at all, and so no status. */
const UNREACHED = 0;

const PROBLEMS: Record<number, Problem> = {
  [UNREACHED]: {
    title: "Standby can’t be reached",
    advice: "Check your internet connection, then try again. What you saved is safe.",
  },
  403: {
    title: "You can't open this page",
    advice: "Your staff account may not have the permission. Ask the owner of the store, or go back to Home.",
  },
  404: {
    title: "This page can’t be found",
    advice: "It was removed, or its address is not complete. Everything else is where you left it.",
  },
  409: {
    title: "Standby is being set up",
    advice: "Your store is being prepared. This takes a moment: wait a few seconds and try again.",
  },
};
const UNEXPECTED: Problem = {
  title: "Something went wrong on our side",
  advice: "Your data is safe and the problem has been written to the log. Try again in a moment.",
};

/** @param error what a page failed with: an answer's status, no answer, or a bug */
export function problemStatus(error: unknown): number {
  if (isRouteErrorResponse(error)) return error.status;
  // Each browser says it in words of its own, and none by a code.
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message) ? UNREACHED : 500;
}

export function ProblemPage({ status }: { status: number }) {
  const { title, advice } = PROBLEMS[status] ?? UNEXPECTED;
  return (
    <Page narrowWidth title={title}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{advice}</Text>
          <InlineStack gap="200">
            <Button variant="primary" url="/app">
              Go to Home
            </Button>
            {status !== 404 && <Button onClick={() => window.location.reload()}>Try again</Button>}
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}
