/** What went wrong and what to do about it; what was done, and what was refused. */
import type { BlockDone } from "../../../app/domain/admin-block.ts";
import type { Failure } from "./ask-standby.ts";
import { doneWords } from "./block-words.ts";
import { number, words } from "./host.ts";

const MOST_REFUSALS = 5;

export function FailureBanner({ failure, onRetry }: { failure: Failure; onRetry: (() => void) | undefined }) {
  const { why } = failure;
  return (
    <s-banner
      tone={why === "no-permission" || why === "not-ready" ? "info" : "critical"}
      heading={words(`failures.${why}.heading`)}
    >
      <s-paragraph>{why === "refused" ? failure.problem : words(`failures.${why}.text`)}</s-paragraph>
      {(why === "sign-in" || why === "not-ready") && <s-link href="/app">{words("open")}</s-link>}
      {onRetry && why !== "no-permission" && <s-button onClick={onRetry}>{words("retry")}</s-button>}
    </s-banner>
  );
}

export function OutcomeBanner({ intent, done }: { intent: string; done: BlockDone }) {
  const { changed, refused } = done;
  const tone = refused.length > 0 ? "warning" : changed === null ? "info" : "success";
  return (
    <s-banner tone={tone} heading={doneWords(done, intent)}>
      {refused.slice(0, MOST_REFUSALS).map(({ title, reason }) => (
        <s-paragraph key={title}>{words("done.refused", { title, reason })}</s-paragraph>
      ))}
      {refused.length > MOST_REFUSALS && (
        <s-paragraph>{words("done.more", { more: number(refused.length - MOST_REFUSALS) })}</s-paragraph>
      )}
      {changed === null && <s-link href="/app/products">{words("progress")}</s-link>}
    </s-banner>
  );
}
