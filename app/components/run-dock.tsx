/**
 * Long work on variants, under way or lately ended, at the foot of the window: it keeps its place after the page's last card and stays in
 * sight above it, so that nothing moves when work begins, goes on, ends or is put away.
 */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Button, Icon, ProgressBar, Spinner } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, InfoIcon, XIcon } from "@shopify/polaris-icons";
import { downloadFile } from "#app/components/download-file.ts";
import { percentOf, phaseWords, progressWords, useRun, type RunShown } from "#app/components/run-progress.tsx";

/** Put away for as long as the app stays open. */
const putAway = new Set<string>();

/** Says nothing that anybody must act on: of these only the latest is told. */
const wentWell = ({ state, failedItems }: RunShown) => state === "done" && failedItems === 0;

export function RunDock({ runs, stoppable = true }: { runs: RunShown[]; stoppable?: boolean }) {
  const [, setCount] = useState(putAway.size);
  const latestDone = runs.find(wentWell);
  const shown = runs.filter((run) => !putAway.has(run.id) && (run === latestDone || !wentWell(run)));
  if (shown.length === 0) return null;
  const dismiss = (id: string) => {
    putAway.add(id);
    setCount(putAway.size);
  };
  return (
    <section className="standby-dock" aria-label="Work in the background">
      {shown.map((run) => (
        <Line key={run.id} given={run} stoppable={stoppable} onDismiss={() => dismiss(run.id)} />
      ))}
    </section>
  );
}

const ENDS = {
  done: { word: "done", icon: CheckCircleIcon, tone: "success" },
  cancelled: { word: "stopped", icon: InfoIcon, tone: "info" },
  failed: { word: "interrupted", icon: AlertTriangleIcon, tone: "critical" },
} as const;

type LineProps = { given: RunShown; stoppable: boolean; onDismiss: () => void };

function Line({ given, stoppable, onDismiss }: LineProps) {
  const run = useRun(given);
  const fetcher = useFetcher();
  const act = (intent: string) => fetcher.submit({ intent }, { method: "post", action: `/app/runs/${run.id}` });
  const busy = fetcher.state !== "idle";
  const titleId = `run-label-${run.id}`;
  const words = [run.problem, progressWords(run, "variants"), phaseWords(run.phase)].filter(Boolean).join(" ");
  const percent = run.state === "running" ? percentOf(run) : null;
  return (
    <div className="standby-dock-line">
      <span className="standby-dock-sign">
        <Sign run={run} />
      </span>
      <div className="standby-dock-words">
        <h2 id={titleId}>{run.state === "running" ? run.title : `${run.title}: ${ENDS[run.state].word}`}</h2>
        <p>{words}</p>
      </div>
      <div className="standby-dock-acts">
        {run.failedItems > 0 && run.state !== "running" && (
          <Button variant="plain" onClick={() => downloadFile(`/app/runs/${run.id}/failures`, `not-done-${run.id}.csv`)}>
            Download what was not done, with reasons
          </Button>
        )}
        {run.state === "running" && stoppable && (
          <Button variant="plain" loading={busy} onClick={() => act("cancel")}>
            Stop
          </Button>
        )}
        {run.state === "failed" && (
          <Button loading={busy} onClick={() => act("resume")}>
            Resume
          </Button>
        )}
      </div>
      {run.state !== "running" && (
        <Button variant="tertiary" icon={XIcon} accessibilityLabel="Dismiss" ariaDescribedBy={titleId} onClick={onDismiss} />
      )}
      {percent !== null && <ProgressBar progress={percent} size="small" ariaLabelledBy={titleId} />}
    </div>
  );
}

function Sign({ run }: { run: RunShown }) {
  if (run.state === "running") return <Spinner size="small" accessibilityLabel="Going on" />;
  if (run.state === "done" && run.failedItems > 0) return <Icon source={AlertTriangleIcon} tone="caution" />;
  const { icon, tone } = ENDS[run.state];
  return <Icon source={icon} tone={tone} />;
}
