/** A worker to kill, and the most memory that it and those after it have ever held. */
import { readFileSync } from "node:fs";
import { startWorker } from "./processes.ts";

const LOOK_MS = 250;
const KILOBYTES_PER_MEGABYTE = 1024;

export type WatchedWorker = Awaited<ReturnType<typeof watchWorker>>;

export async function watchWorker(env: Record<string, string>) {
  let worker = await startWorker(env);
  let peakMegabytes = 0;
  const look = () => void (peakMegabytes = Math.max(peakMegabytes, residentPeak(worker.pid)));
  const timer = setInterval(look, LOOK_MS);
  return {
    peakMegabytes: () => peakMegabytes,
    /** SIGKILL; another one starts in its place. */
    async kill(): Promise<void> {
      look();
      await worker.kill();
      worker = await startWorker(env);
    },
    async stop(): Promise<void> {
      look();
      clearInterval(timer);
      await worker.stop();
    },
  };
}

/** As Linux counts it; elsewhere nobody does, and it is 0. */
function residentPeak(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / KILOBYTES_PER_MEGABYTE;
  } catch {
    return 0;
  }
}
