/** When to try a message again. */

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
const GIVE_UP_AFTER_HOURS = 72;

/**
 * Twice as long each time, never shorter than the other side asked for.
 * @returns null when it is time to give up: after three days nobody would want the message any more.
 */
export function nextAttempt(tried: { attempts: number; createdAt: Date; now: Date; afterSeconds?: number }): Date | null {
  const { attempts, createdAt, now, afterSeconds = 0 } = tried;
  const backoff = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempts - 1));
  const next = new Date(now.getTime() + Math.max(backoff, afterSeconds) * 1000);
  return next.getTime() - createdAt.getTime() > GIVE_UP_AFTER_HOURS * 3_600_000 ? null : next;
}
