/** What becomes of those who wait for a deleted variant: told by a mail that is shown first, or removed without one. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Box, BlockStack, Button, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import { problemOf, useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { downloadFile } from "#app/components/download-file.ts";
import { ProblemBanner } from "#app/components/problem-banner.tsx";
import { countOf } from "#app/lib/format-instant.ts";
import type { GoneLineData } from "./gone-line.server.ts";

type Line = { variantId: string; line: GoneLineData };

const peopleWait = (people: number) => countOf(people, "person who waits", "people who wait");

export function EndWaitlist({ variantId, line }: Line) {
  const [asked, setAsked] = useState<"tell" | "remove" | null>(null);
  const download = () => void downloadFile(`/app/import/files/waitlist?variant=${variantId}&excel=1`, "standby-waitlist.csv");
  return (
    <BlockStack gap="300">
      <Text as="p">
        {countOf(line.people, "person still waits", "people still wait")} for it. Standby writes to nobody until you decide, and
        you can keep the list as a file before.
      </Text>
      <InlineStack gap="200">
        <Button onClick={() => setAsked("tell")}>{`Tell the ${peopleWait(line.people)}`}</Button>
        <Button onClick={() => setAsked("remove")}>Remove them without an email</Button>
        <Button variant="plain" onClick={download}>
          Download the waitlist
        </Button>
      </InlineStack>
      {asked && <EndDialog line={line} tell={asked === "tell"} onClose={() => setAsked(null)} />}
    </BlockStack>
  );
}

function EndDialog({ line, tell, onClose }: { line: GoneLineData; tell: boolean; onClose: () => void }) {
  const { others } = line;
  const [withOthers, setWithOthers] = useState(false);
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  const people = line.people + (withOthers ? others.people : 0);
  const end = () =>
    fetcher.submit({ intent: "end-waitlist", tell: String(tell), withOthers: String(withOthers) }, { method: "post" });
  return (
    <Dialog
      onClose={onClose}
      title={tell ? `Tell the ${peopleWait(people)}?` : `Remove the ${peopleWait(people)}?`}
      primaryAction={{
        content: tell ? `Send ${countOf(people, "email", "emails")}` : "Remove without an email",
        destructive: !tell,
        loading: fetcher.state !== "idle",
        onAction: end,
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <ProblemBanner problem={problemOf(fetcher.data)} />
          <Text as="p">
            {tell
              ? "Each gets this email once, in the language they joined in. Their places end; this cannot be undone."
              : "Their places end and nobody hears of it. This cannot be undone."}
          </Text>
          {others.people > 0 && (
            <Checkbox
              label={`Also the ${peopleWait(others.people)} for ${countOf(others.variants, "other deleted variant", "other deleted variants")} of this product`}
              checked={withOthers}
              onChange={setWithOthers}
            />
          )}
          {tell && <MailPreview mail={line.mail} />}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}

function MailPreview({ mail }: Pick<GoneLineData, "mail">) {
  return (
    <Box background="bg-surface-secondary" padding="400" borderRadius="200">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {mail.subject}
        </Text>
        <div className="standby-mail-text">{mail.text}</div>
      </BlockStack>
    </Box>
  );
}
