/** Works off a kind of doorbell: claims the shop that has waited longest, does one slice, sends it to the tail of the line. */
import { setTimeout as sleep } from "node:timers/promises";
import { claimBell, renewLease, requeueBell, silenceBell, type Bell, type ClaimedBell } from "#app/data/doorbells.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";

/** More of the shop's work can be done now, nothing is left, or the next is due at an instant. */
export type SliceOutcome = "more" | "done" | { nextAt: Date };

export type BellOptions = {
  bell: Bell;
  /** Shops worked on at once. */
  concurrency: number;
  /** Does a shop's next slice. `signal` is aborted when the claim was lost or the worker stops: finish what is begun, begin nothing. */
  slice: (shopKey: string, signal: AbortSignal) => Promise<SliceOutcome>;
};

const LEASE_SECONDS = 15;
const RENEW_MS = 5_000;
const IDLE_MS = { first: 50, most: 500 };
const AFTER_FAILURE_MS = 1_000;

/** Starts working; `stop` resolves when every slice under way has ended. */
export function runBell(options: BellOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const active = new Set<Promise<void>>();
  const claimAndWork = async (): Promise<boolean> => {
    const claimed = await claimBell(options.bell, LEASE_SECONDS);
    if (!claimed) return false;
    const work = workOn(claimed, options, stopping.signal).finally(() => active.delete(work));
    active.add(work);
    return true;
  };
  const loop = async () => {
    let idleMs = IDLE_MS.first;
    while (!stopping.signal.aborted) {
      const claimed = await claimAndWork().catch((error: unknown) => {
        log.error({ err: error, bell: options.bell }, "the doorbells cannot be read");
        return false;
      });
      idleMs = claimed ? IDLE_MS.first : Math.min(idleMs * 2, IDLE_MS.most);
      if (active.size >= options.concurrency) await Promise.race(active);
      else if (!claimed) await Promise.race([pause(idleMs, stopping.signal), ...active]);
    }
  };
  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
      await Promise.all(active);
    },
  };
}

async function workOn(bell: ClaimedBell, { slice }: BellOptions, stopping: AbortSignal): Promise<void> {
  const claim = keepClaim(bell);
  try {
    const outcome = await slice(bell.shopKey, AbortSignal.any([stopping, claim.lost]));
    await claim.end();
    if (outcome === "done") await silenceBell(claim.bell());
    else await requeueBell(claim.bell(), outcome === "more" ? undefined : outcome.nextAt);
  } catch (error) {
    log.error({ error: describeError(error), bell: bell.bell, shop: bell.shopKey }, "a slice failed and is tried again");
    await claim.end();
    await requeueBell(claim.bell(), new Date(Date.now() + AFTER_FAILURE_MS)).catch(() => undefined);
  }
}

/** Renews the lease while a slice is under way. A lease that cannot be renewed runs out, and another worker takes over. */
function keepClaim(bell: ClaimedBell) {
  const lost = new AbortController();
  let current = bell;
  let renewing: Promise<void> = Promise.resolve();
  const renew = async () => {
    const renewed = await renewLease(current, LEASE_SECONDS).catch(() => current);
    if (renewed) current = renewed;
    else lost.abort();
  };
  const timer = setInterval(() => (renewing = renewing.then(renew)), RENEW_MS);
  return {
    lost: lost.signal,
    bell: () => current,
    async end() {
      clearInterval(timer);
      await renewing;
    },
  };
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
