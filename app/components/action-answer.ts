/** What an action says back: done, with words for a toast, or what is wrong, beside the field it is about. */
import { useEffect } from "react";

export type ActionAnswer = { ok: true; toast: string } | { ok: false; problem: string; field?: string };

/** Shows the toast of an answer once. Problems are shown where they arose, never in a toast. */
export function useAnswerToast(answer: ActionAnswer | undefined): void {
  useEffect(() => {
    if (answer?.ok) window.shopify?.toast.show(answer.toast);
  }, [answer]);
}

/** The problem of an answer: of one field, or those of none when `field` is left out. */
export function problemOf(answer: ActionAnswer | undefined, field?: string): string | undefined {
  return answer && !answer.ok && answer.field === field ? answer.problem : undefined;
}
