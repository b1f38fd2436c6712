import { expect, test } from "vitest";
import { GroupCommit, QueueFull } from "./group-commit.ts";

function recorder(overrides: Partial<ConstructorParameters<typeof GroupCommit<string>>[0]> = {}) {
  const groups: string[][] = [];
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const commit = new GroupCommit<string>({
    flush: async (rows) => {
      groups.push(rows);
      await gate;
    },
    waitMs: 2,
    maxRows: 3,
    maxWaitingBytes: 10,
    sizeOf: (row) => row.length,
    ...overrides,
  });
  return { groups, release, commit };
}

test("rows of one moment are saved together, and nobody goes on before the save", async () => {
  const { groups, release, commit } = recorder();
  let acknowledged = 0;
  const both = Promise.all(["a", "b"].map((row) => commit.add(row).then(() => acknowledged++)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect({ groups, acknowledged }).toEqual({ groups: [["a", "b"]], acknowledged: 0 });
  release();
  await both;
  expect(acknowledged).toBe(2);
});

test("a full group goes at once, the rest follows in order", async () => {
  const { groups, release, commit } = recorder({ waitMs: 1 });
  release();
  await Promise.all(["a", "b", "c", "d", "e"].map((row) => commit.add(row)));
  expect(groups).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
});

test("when too much waits, the next is turned away and those who wait are still saved", async () => {
  const { groups, release, commit } = recorder();
  const kept = ["aaaa", "bbbb"].map((row) => commit.add(row));
  await expect(commit.add("ccc")).rejects.toThrow(QueueFull);
  release();
  await Promise.all(kept);
  await commit.add("ccc");
  expect(groups.flat()).toEqual(["aaaa", "bbbb", "ccc"]);
});

test("a failed save reaches every caller of its group, and the next group is tried afresh", async () => {
  let fail = true;
  const { commit } = recorder({
    flush: () => (fail ? Promise.reject(new Error("disk")) : Promise.resolve()),
  });
  const results = await Promise.allSettled([commit.add("a"), commit.add("b")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fail = false;
  await commit.add("a");
  await commit.drained();
});
