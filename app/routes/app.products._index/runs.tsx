/** Long work on products that is under way, or has just ended. */
import { useState } from "react";
import { RunProgress, type RunShown } from "#app/components/run-progress.tsx";

export function Runs({ runs }: { runs: RunShown[] }) {
  const [closed, setClosed] = useState<string[]>([]);
  return runs
    .filter(({ id }) => !closed.includes(id))
    .map((run) => <RunProgress key={run.id} run={run} unit="variants" onDismiss={() => setClosed((ids) => [...ids, run.id])} />);
}
