/** Waits for something outside that may start later than we do. */
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 500;

/**
 * @param attempt resolves when it is there
 * @param onWait told once when it is not there at first
 * @throws the last failure after `seconds`
 */
export async function waitFor(attempt: () => Promise<unknown>, options: { seconds: number; onWait: () => void }): Promise<void> {
  const giveUpAt = Date.now() + options.seconds * 1000;
  for (let isFirst = true; ; isFirst = false) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      if (isFirst) options.onWait();
      await sleep(PAUSE_MS);
    }
  }
}
