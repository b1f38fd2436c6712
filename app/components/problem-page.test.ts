/** What a page failed with is told by what happened: an answer, no answer, or a bug. */
import { expect, test } from "vitest";
import { problemStatus } from "./problem-page.tsx";

const answer = { status: 404, statusText: "", internal: false, data: null };

test.each([
  ["an answer of ours", answer, 404],
  ["Chrome without a connection", new TypeError("Failed to fetch"), 0],
  ["Firefox without a connection", new TypeError("NetworkError when attempting to fetch resource."), 0],
  ["Safari without a connection", new TypeError("Load failed"), 0],
  ["a bug", new TypeError("Cannot read properties of undefined (reading 'name')"), 500],
  ["anything else", "odd", 500],
])("%s", (_what, error, status) => {
  expect(problemStatus(error)).toBe(status);
});
