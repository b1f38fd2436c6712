/** A run as people see it: a progress bar with numbers, what went wrong, and the ways to stop it or let it go on. */
import { useEffect } from "react";
import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Spinner, Text } from "@shopify/polaris";
import { downloadFile } from "#app/components/download-file.ts";
import { countOf, formatCount } from "#app/lib/format-instant.ts";

export type RunShown = {
  id: string;
  kind: string;
  state: "running" | "done" | "failed" | "cancelled";
  title: string;
  totalItems: number | null;
  doneItems: number;
  failedItems: number;
  /** How much is done, from 0 to 1; null or absent when nobody knows. */
  share?: number | null;
  /** What a large run is at. */
  phase?: RunPhase | null;
  problem: string | null;
};

export type RunPhase = { at: "reading"; products: number } | { at: "telling"; variantsLeft: number | null };

const ASK_AGAIN_MS = 1_000;

const UNITS = { variants: "variant", rows: "row" };
export type RunUnit = keyof typeof UNITS;

/** Follows the run until it ends, then loads the page's data anew. */
export function RunProgress(props: { run: RunShown; unit: RunUnit; cancellable?: boolean }) {
  const { unit, cancellable = true } = props;
  const run = useRun(props.run);
  if (run.state === "running") return <Running run={run} unit={unit} cancellable={cancellable} />;
  return <Ended run={run} unit={unit} />;
}

/** The run as it is now, asked for again until it has ended; the page's data is then loaded anew. */
export function useRun(given: RunShown): RunShown {
  const { load, data } = useFetcher<RunShown>({ key: `run-${given.id}` });
  const { revalidate } = useRevalidator();
  const run = data?.id === given.id ? data : given;
  const { state } = run;
  useEffect(() => {
    if (state !== "running") return;
    const timer = setInterval(() => load(`/app/runs/${given.id}`), ASK_AGAIN_MS);
    return () => {
      clearInterval(timer);
      revalidate();
    };
  }, [state, given.id, load, revalidate]);
  return run;
}

function Running({ run, unit, cancellable }: { run: RunShown; unit: RunUnit; cancellable: boolean }) {
  const percent = percentOf(run);
  const fetcher = useFetcher();
  const labelId = `run-label-${run.id}`;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm" id={labelId}>
            {run.title}
          </Text>
          {cancellable && (
            <Button
              variant="plain"
              loading={fetcher.state !== "idle"}
              onClick={() => fetcher.submit({ intent: "cancel" }, { method: "post", action: `/app/runs/${run.id}` })}
            >
              Stop
            </Button>
          )}
        </InlineStack>
        {percent === null ? (
          <Spinner size="small" accessibilityLabel="Going on" />
        ) : (
          <ProgressBar progress={percent} size="small" ariaLabelledBy={labelId} />
        )}
        <Text as="p" tone="subdued" numeric>
          {[progressWords(run, unit), phaseWords(run.phase)].filter(Boolean).join(" ")}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** Nothing where nobody knows the whole. */
export function percentOf({ share, totalItems, doneItems, failedItems }: RunShown): number | null {
  if (typeof share === "number") return Math.round(100 * share);
  return totalItems ? Math.min(100, Math.round((100 * (doneItems + failedItems)) / totalItems)) : null;
}

const ENDS = {
  done: { tone: "success", word: "done" },
  cancelled: { tone: "info", word: "stopped" },
  failed: { tone: "critical", word: "interrupted" },
} as const;

function Ended({ run, unit }: { run: RunShown; unit: RunUnit }) {
  const fetcher = useFetcher();
  const { tone, word } = ENDS[run.state as keyof typeof ENDS];
  const resume = () => fetcher.submit({ intent: "resume" }, { method: "post", action: `/app/runs/${run.id}` });
  return (
    <Banner
      tone={run.failedItems > 0 && run.state === "done" ? "warning" : tone}
      title={`${run.title}: ${word}`}
      action={run.state === "failed" ? { content: "Resume", onAction: resume, loading: fetcher.state !== "idle" } : undefined}
    >
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{[run.problem, progressWords(run, unit)].filter(Boolean).join(" ")}</Text>
        {run.failedItems > 0 && (
          <Button variant="plain" onClick={() => downloadFile(`/app/runs/${run.id}/failures`, `not-done-${run.id}.csv`)}>
            Download what was not done, with reasons
          </Button>
        )}
      </BlockStack>
    </Banner>
  );
}

/** What the numbers do not say: why they stand still for a while. */
export function phaseWords(phase: RunPhase | null | undefined): string | null {
  if (!phase) return null;
  if (phase.at === "reading") {
    return phase.products > 0
      ? `Shopify is writing down your catalogue: ${countOf(phase.products, "product", "products")} so far.`
      : "Shopify is writing down your catalogue.";
  }
  return phase.variantsLeft === null
    ? "Now telling Shopify."
    : `Now telling Shopify: ${countOf(phase.variantsLeft, "variant", "variants")} to go.`;
}

/** "1,200 of 5,000 variants, 3 not taken." */
export function progressWords({ totalItems, doneItems, failedItems, state }: RunShown, unit: RunUnit): string {
  const whole = state === "done" ? null : totalItems;
  const of = whole === null ? "" : ` of ${formatCount(whole)}`;
  const failed = failedItems > 0 ? `, ${formatCount(failedItems)} not taken` : "";
  const units = (whole ?? doneItems) === 1 ? UNITS[unit] : unit;
  return `${formatCount(doneItems)}${of} ${units}${failed}.`;
}
