/** A row of free ports for the demo of `npm test`: it may run beside a demo, or beside another test. Built-ins only. */
import { createServer } from "node:net";
import { fail } from "./bootstrap.mjs";

/** As many as scripts/demo/ports.ts claims. */
const IN_A_ROW = 6;
const FIRST = 4800;
const STEP = 20;
const TRIED_ROWS = 50;

/** @param wanted the first port that somebody asked for @returns the first of a row of free ports */
export async function findPorts(wanted) {
  if (wanted) {
    const taken = await firstTaken(Number(wanted));
    if (taken === null) return Number(wanted);
    return fail(
      `TEST_DEMO_PORT=${wanted} asks for ports ${wanted} to ${Number(wanted) + IN_A_ROW - 1}, and ${taken} is taken. ` +
        "Stop what uses it, name another, or leave it out: npm test then finds free ports by itself.",
    );
  }
  for (let row = 0; row < TRIED_ROWS; row++) {
    const first = FIRST + row * STEP;
    if ((await firstTaken(first)) === null) return first;
  }
  return fail(`No ${IN_A_ROW} free ports in a row from ${FIRST} on. Name the first of such a row: TEST_DEMO_PORT=20000 npm test`);
}

async function firstTaken(first) {
  if (!Number.isInteger(first) || first < 1024 || first > 65_000) {
    return fail("TEST_DEMO_PORT must be a whole number from 1024 to 65000.");
  }
  for (let port = first; port < first + IN_A_ROW; port++) if (!(await isFree(port))) return port;
  return null;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
