import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { findRun, listRunFailures, type Run } from "#app/data/runs.ts";
import { pool, prisma } from "#app/db.server.ts";
import { cancelRun } from "#app/flows/cancel-run.ts";
import { resumeRun } from "#app/flows/resume-run.ts";
import { startRun } from "#app/flows/start-run.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import type { RunSlice } from "#app/jobs/runs/run-slice.ts";
import { boss } from "#app/queue/boss.server.ts";
import { loader as failures } from "#app/routes/app.runs_.$runId.failures.tsx";
import { action, loader } from "#app/routes/app.runs.$runId.tsx";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";
import { events, jobs, makeShop } from "./assigned-shop.ts";

afterAll(async () => {
  await boss.stop({ graceful: false });
  await prisma.$disconnect();
  await pool.end();
});

const ITEMS = 10;
const actor = "Ada";

/** Each item leaves a line of history, three at a time; the fourth cannot be done. */
const slice: RunSlice = async ({ run, save }) => {
  const from = Number(run.cursor ?? 0);
  const items = Array.from({ length: Math.min(3, ITEMS - from) }, (_, n) => from + n + 1);
  if (items.length === 0) return "done";
  await save(async (tx) => {
    const done = items.filter((item) => item !== 4);
    for (const item of done) await tx.event.create({ data: { shopId: tx.shopId, name: `item-${item}`, actor } });
    const cursor = from + items.length;
    return { cursor, done: done.length, failures: items.includes(4) ? [{ item: "=4", reason: "It is four." }] : [] };
  });
  return "more";
};

async function started(): Promise<{
  shopId: number;
  runId: bigint;
  go: (with_?: RunSlice) => Promise<void>;
  now: () => Promise<Run>;
}> {
  const shopId = await makeShop();
  const { id: runId } = await inShop(shopId, (tx) =>
    startRun(tx, { kind: "assign", title: "Assign all", totalItems: ITEMS, input: {}, actor, now: new Date() }),
  );
  return {
    shopId,
    runId,
    go: (assign = slice) => continueRun({ shopId, runId: String(runId) }, { assign }),
    now: () => inShop(shopId, (tx) => findRun(tx, runId)) as Promise<Run>,
  };
}

const everyItemOnce = Array.from({ length: ITEMS }, (_, n) => `item-${n + 1}`).filter((name) => name !== "item-4");

test("a run and its job begin together; it works to the end and lists what it could not do", async () => {
  const run = await started();
  expect(
    (
      await inShop(
        run.shopId,
        () => prisma.$queryRaw<unknown[]>`
    select 1 from pgboss.job where name = 'continue-run' and (data->>'shopId')::int = ${run.shopId}`,
      )
    ).length,
  ).toBe(1);
  await run.go();
  expect(await run.now()).toMatchObject({ state: "done", doneItems: 9, failedItems: 1, totalItems: ITEMS, cursor: ITEMS });
  expect((await events(run.shopId)).map(({ name }) => name)).toEqual(everyItemOnce);
});

test.each(["before", "after"] as const)("killed %s a slice was saved, it does every item exactly once", async (when) => {
  const run = await started();
  let kills = 0;
  const dying: RunSlice = async (context) => {
    kills += 1;
    const dies = kills % 2 === 0;
    if (dies && when === "before") await context.save(async () => Promise.reject(new Error("killed")));
    const outcome = await slice(context);
    if (dies) throw new Error("killed");
    return outcome;
  };
  for (let tries = 0; tries < 20 && (await run.now()).state === "running"; tries += 1) await run.go(dying).catch(() => undefined);
  expect(await run.now()).toMatchObject({ state: "done", doneItems: 9, failedItems: 1 });
  expect((await events(run.shopId)).map(({ name }) => name)).toEqual(everyItemOnce);
});

test("two workers at the same run do every item once", async () => {
  const run = await started();
  await Promise.all([run.go(), run.go(), run.go()]);
  while ((await run.now()).state === "running") await run.go();
  expect((await events(run.shopId)).map(({ name }) => name)).toEqual(everyItemOnce);
  expect(await run.now()).toMatchObject({ doneItems: 9, failedItems: 1 });
});

test("a slice that fails again and again ends the run in words; it can be resumed where it was", async () => {
  const run = await started();
  const failing: RunSlice = async (context) => {
    if (context.run.cursor === 6) throw new Error("no luck");
    return slice(context);
  };
  for (let tries = 0; tries < 6; tries += 1) await run.go(failing).catch(() => undefined);
  const failed = await run.now();
  expect(failed).toMatchObject({ state: "failed", cursor: 6 });
  expect(failed.problem).toMatch(/Resume/);
  expect(await inShop(run.shopId, (tx) => resumeRun(tx, { runId: run.runId, now: new Date() }))).toBe(true);
  await run.go();
  expect(await run.now()).toMatchObject({ state: "done", problem: null, doneItems: 9 });
});

test("a dead token stops the run at once and says what to do", async () => {
  const run = await started();
  await run.go(() => Promise.reject(new NeedsReauth("dead")));
  expect(await run.now()).toMatchObject({ state: "failed", problem: expect.stringMatching(/sign in/) as string });
});

test("a cancelled run saves nothing more", async () => {
  const run = await started();
  await run.go(async (context) => {
    await inShop(run.shopId, (tx) => cancelRun(tx, { runId: run.runId, now: new Date() }));
    return slice(context);
  });
  expect(await run.now()).toMatchObject({ state: "cancelled", doneItems: 0 });
  expect(await events(run.shopId)).toEqual([]);
});

test("its page says how far it is, cancels, resumes and hands out the failures as CSV; other shops see nothing", async () => {
  const run = await started();
  const { domain } = await prisma.shop.findUniqueOrThrow({ where: { id: run.shopId } });
  const other = await prisma.shop.findUniqueOrThrow({ where: { id: await makeShop() } });
  for (const shop of [domain, other.domain]) await storeSessions(shop);
  await run.go();
  const params = { runId: String(run.runId) };
  const path = `/app/runs/${run.runId}`;
  const ask = (shop: string) => answerOf(loader({ request: visit(shop, path), params, context: {} }));
  expect((await ask(domain)).body).toMatchObject({ state: "done", doneItems: 9, failedItems: 1, title: "Assign all" });
  expect((await ask(other.domain)).status).toBe(404);
  const csv = await answerOf(failures({ request: visit(domain, `${path}/failures`), params, context: {} }));
  expect(csv.body).toBe("Item,Reason\r\n'=4,It is four.\r\n");
  const late = await answerOf(action({ request: visit(domain, path, { intent: "cancel" }), params, context: {} }));
  expect(late).toMatchObject({ status: 422, body: { ok: false } });
  expect(await inShop(other.id, (tx) => listRunFailures(tx, run.runId, { after: 0n, limit: 9 }))).toEqual([]);
  expect(await jobs(other.id, "continue-run")).toEqual([]);
});
