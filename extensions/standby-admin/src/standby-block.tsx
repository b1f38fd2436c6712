/** The block: loads what Standby knows of the product on screen, and sends what the staff member chooses. */
import { useEffect, useState } from "preact/hooks";
import type { Block, BlockDone, BlockRequest } from "../../../app/domain/admin-block.ts";
import { askStandby, type Failure } from "./ask-standby.ts";
import { AssignPart } from "./assign-part.tsx";
import { AssignedPart } from "./assigned-part.tsx";
import { summaryOf } from "./block-words.ts";
import { FailureBanner, OutcomeBanner } from "./banners.tsx";
import { onScreen, words } from "./host.ts";

type Outcome = { intent: string; done: BlockDone };

export function StandbyBlock() {
  const { block, failure, outcome, busy, load, send } = useStandby(onScreen());
  return (
    <s-admin-block heading={words("name")} collapsedSummary={block ? summaryOf(block) : ""}>
      <s-stack gap="base">
        {failure && <FailureBanner failure={failure} onRetry={block ? undefined : load} />}
        {outcome && <OutcomeBanner {...outcome} />}
        {!block && !failure && <s-spinner accessibilityLabel={words("loading")} />}
        {block && block.variants.length === 0 && <AssignPart block={block} busy={busy} send={send} />}
        {block && block.variants.length > 0 && <AssignedPart block={block} busy={busy} send={send} />}
      </s-stack>
    </s-admin-block>
  );
}

export type Part = {
  block: Block;
  /** What is being sent. Its button shows that and keeps the focus, the others wait. */
  busy: string | null;
  send: (request: BlockRequest) => void;
};

function useStandby(of: string) {
  const [block, setBlock] = useState<Block | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const ask = async (request?: BlockRequest) => {
    setBusy(request?.intent ?? "load");
    setFailure(null);
    setOutcome(null);
    const answer = await askStandby(of, request);
    setBusy(null);
    if (!answer.ok) return setFailure(answer.failure);
    setBlock(answer.block);
    if (request && answer.done) setOutcome({ intent: request.intent, done: answer.done });
  };
  const send = (request: BlockRequest) => {
    if (busy === null) void ask(request);
  };
  useEffect(() => void ask(), [of]);
  return { block, failure, outcome, busy, load: () => void ask(), send };
}
