/** The worker: works off the doorbells of inbox and messages, and every job of the engine. */
import { continueRun } from "#app/jobs/continue-run.ts";
import { decideDueOffers } from "#app/jobs/decide-due-offers.ts";
import { decideShopOffers } from "#app/jobs/decide-shop-offers.ts";
import { deliverMessages } from "#app/jobs/deliver-messages.ts";
import { fulfilPrivacyRequest } from "#app/jobs/fulfil-privacy-request.ts";
import { keepHolds } from "#app/jobs/keep-holds.ts";
import { markOrder } from "#app/jobs/mark-order.ts";
import { prepareShop } from "#app/jobs/prepare-shop.ts";
import { processInbox } from "#app/jobs/process-inbox.ts";
import { purgeExpired } from "#app/jobs/purge-expired.ts";
import { readStock } from "#app/jobs/read-stock.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { releaseHolds } from "#app/jobs/release-holds.ts";
import { ringReconcilers } from "#app/jobs/ring-reconcilers.ts";
import { runBell } from "#app/jobs/run-bell.ts";
import { syncCheckoutLimits } from "#app/jobs/sync-checkout-limits.ts";
import { syncSellingPlans } from "#app/jobs/sync-selling-plans.ts";
import { writeInBulk } from "#app/jobs/write-in-bulk.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { JOBS, type JobName, type JobPayload } from "#app/queue/jobs.ts";

const SHOPS_AT_ONCE = { inbox: 3, messages: 4, reconcile: 8, bulkWrites: 2, holds: 4 };
const BATCH = { batchSize: 8, pollingIntervalSeconds: 0.5 } as const;
const PURGE_CRON = "17 * * * *";
const EVERY_MINUTE_CRON = "* * * * *";
const RECONCILERS_CRON = "*/5 * * * *";

const HANDLERS: { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> } = {
  "continue-run": continueRun,
  "decide-due-offers": decideDueOffers,
  "decide-shop-offers": decideShopOffers,
  "fulfil-privacy-request": fulfilPrivacyRequest,
  "mark-order": markOrder,
  "prepare-shop": prepareShop,
  "purge-expired": purgeExpired,
  "read-stock": readStock,
  "release-holds": releaseHolds,
  "ring-reconcilers": ringReconcilers,
  "sync-checkout-limits": syncCheckoutLimits,
  "sync-selling-plans": syncSellingPlans,
  "write-offers": writeOffers,
};

/** Starts working. `stop` takes on nothing new and resolves when what was begun has ended. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  await startBoss();
  const names = Object.keys(JOBS) as JobName[];
  for (const name of names) await work(name);
  await boss.schedule("purge-expired", PURGE_CRON, {});
  await boss.schedule("decide-due-offers", EVERY_MINUTE_CRON, {});
  await boss.schedule("ring-reconcilers", RECONCILERS_CRON, {});
  await ringReconcilers();
  const bells = [
    runBell({ bell: "reconcile", concurrency: SHOPS_AT_ONCE.reconcile, slice: reconcileShop }),
    runBell({ bell: "bulk-writes", concurrency: SHOPS_AT_ONCE.bulkWrites, slice: writeInBulk }),
    runBell({
      bell: "holds",
      concurrency: SHOPS_AT_ONCE.holds,
      slice: (shopId, signal) => keepHolds(Number(shopId), signal),
    }),
    runBell({ bell: "inbox", concurrency: SHOPS_AT_ONCE.inbox, slice: processInbox }),
    runBell({
      bell: "messages",
      concurrency: SHOPS_AT_ONCE.messages,
      slice: (shopId, signal) => deliverMessages(Number(shopId), signal),
    }),
  ];
  log.info("worker ready");
  return {
    async stop() {
      await Promise.all([...bells.map((bell) => bell.stop()), ...names.map((name) => boss.offWork(name, { wait: true }))]);
    },
  };
}

/** One job of a batch may fail without the others. A failure is a retry by the engine. */
async function work<Name extends JobName>(name: Name): Promise<void> {
  const handle = HANDLERS[name] as (payload: unknown) => Promise<void>;
  await boss.work(name, { ...BATCH, perJobResults: true }, (jobs) =>
    Promise.all(
      jobs.map(async (job) => {
        try {
          await handle(JOBS[name].payload.parse(job.data));
          return { id: job.id, status: "completed" as const };
        } catch (error) {
          const failure = describeError(error);
          log.warn({ job: name, data: job.data, failure }, "a job failed");
          return { id: job.id, status: "failed" as const, output: { failure } };
        }
      }),
    ),
  );
}
