/** What differs, each in plain words with its own repair. */
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, Divider, InlineStack, Link, Pagination, Text } from "@shopify/polaris";
import { useAnswerToast, type ActionAnswer } from "#app/components/action-answer.ts";
import { describeDrift } from "#app/components/drift-words.ts";
import { variantName } from "#app/domain/variant-name.ts";
import { VariantPicture } from "#app/components/variant-picture.tsx";
import type { DriftSubject, ListedDrift } from "#app/data/views/drift-list.ts";
import { REPAIRABLE, WHOLE_SHOP } from "#app/domain/drift.ts";

type Pages = { hasPrevious: boolean; hasNext: boolean; onPrevious: () => void; onNext: () => void };

export function DriftList({ subjects, pages }: { subjects: DriftSubject[]; pages: Pages | undefined }) {
  return (
    <Card>
      <BlockStack gap="400">
        {subjects.map((subject, index) => (
          <BlockStack gap="400" key={subject.variantId}>
            {index > 0 && <Divider />}
            <Subject subject={subject} />
          </BlockStack>
        ))}
        {pages && (
          <InlineStack align="center">
            <Pagination {...pages} />
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Subject({ subject }: { subject: DriftSubject }) {
  const { variantId, imageUrl, drifts } = subject;
  const name = nameOf(subject);
  return (
    <div className="standby-drift">
      {isShop(subject) ? <Box width="40px" /> : <VariantPicture imageUrl={imageUrl} />}
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {isShop(subject) ? (
            name
          ) : (
            <Link monochrome removeUnderline url={`/app/products/${variantId}`}>
              {name}
            </Link>
          )}
        </Text>
        {drifts.map((drift) => (
          <Difference key={drift.kind} drift={drift} subject={subject} />
        ))}
      </BlockStack>
      <Remedy subject={subject} name={name} />
    </div>
  );
}

function Difference({ drift, subject }: { drift: ListedDrift; subject: DriftSubject }) {
  const { title, noticed } = describeDrift({ ...drift, offer: subject.offer });
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="p">{title}</Text>
        {drift.repairing && <Badge tone="info">Being repaired</Badge>}
        {!drift.repairing && drift.repairFailed && (
          <Badge tone="warning">{drift.repairProblem ? "Refused by Shopify" : "Came back after a repair"}</Badge>
        )}
      </InlineStack>
      <Text as="p" tone="subdued">
        {noticed}
      </Text>
    </BlockStack>
  );
}

/** Standby writes it again; a missing permission only the merchant can give. */
function Remedy({ subject, name }: { subject: DriftSubject; name: string }) {
  const fetcher = useFetcher<ActionAnswer>();
  useAnswerToast(fetcher.data);
  const repairable = subject.drifts.filter(({ kind }) => REPAIRABLE.includes(kind));
  if (repairable.length > 0) {
    const busy = fetcher.state !== "idle" || repairable.every(({ repairing }) => repairing);
    const repair = () => fetcher.submit({ intent: "repair", variantId: subject.variantId }, { method: "post" });
    const again = repairable.some(({ repairProblem }) => repairProblem);
    return (
      <Button onClick={repair} loading={busy} accessibilityLabel={again ? `Try again to repair ${name}` : `Repair ${name}`}>
        {again ? "Try again" : "Repair"}
      </Button>
    );
  }
  if (subject.drifts.some(({ kind }) => kind === "scopes")) return <Button onClick={reload}>Reload</Button>;
  return null;
}

const reload = () => window.location.reload();
const isShop = ({ variantId }: DriftSubject) => variantId === String(WHOLE_SHOP);
const nameOf = ({ productTitle, variantTitle }: DriftSubject) =>
  productTitle === null ? "Your store" : variantName({ productTitle, variantTitle: variantTitle ?? "" });
