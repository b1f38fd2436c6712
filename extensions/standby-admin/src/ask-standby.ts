/** Asks the app. Shopify resolves the path against the app's address and adds the staff member's token. */
import type { Block, BlockAnswer, BlockDone, BlockRequest } from "../../../app/domain/admin-block.ts";

/** Why there is no answer; "refused" comes with the app's own words. */
export type Failure = { why: "sign-in" | "no-permission" | "not-ready" | "unreachable" } | { why: "refused"; problem: string };

export type Asked = { ok: true; block: Block; done: BlockDone | null } | { ok: false; failure: Failure };

const WHY_BY_STATUS: Record<number, Exclude<Failure["why"], "refused">> = {
  401: "sign-in",
  403: "no-permission",
  409: "not-ready",
};

/** Without a request it only looks. Never throws. */
export async function askStandby(of: string, request?: BlockRequest): Promise<Asked> {
  const headers = { "content-type": "application/json" };
  try {
    const response = await fetch(
      `/app/block?of=${encodeURIComponent(of)}`,
      request && { method: "POST", headers, body: JSON.stringify(request) },
    );
    const why = WHY_BY_STATUS[response.status];
    return why ? { ok: false, failure: { why } } : toAsked((await response.json()) as BlockAnswer);
  } catch {
    return { ok: false, failure: { why: "unreachable" } };
  }
}

function toAsked(answer: BlockAnswer): Asked {
  if (answer.ok) return { ok: true, block: answer.block, done: answer.done ?? null };
  return { ok: false, failure: { why: "refused", problem: answer.problem } };
}
