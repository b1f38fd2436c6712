/** What went wrong in one line that may be stored and shown: no address, no number of a person. */
import { ZodError } from "zod";

const MAX_LENGTH = 300;
const ADDRESS = /\S+@\S+/g;
const LONG_NUMBER = /\+?\d[\d ()-]{6,}\d/g;

export function describeError(error: unknown): string {
  if (error instanceof ZodError) {
    return `The payload is not as expected: ${error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}`.slice(
      0,
      MAX_LENGTH,
    );
  }
  if (!(error instanceof Error)) return "Unknown failure";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const lastLine = error.message.trim().split("\n").at(-1) ?? "";
  return `${error.name}${code}: ${lastLine}`.replace(ADDRESS, "[address]").replace(LONG_NUMBER, "[number]").slice(0, MAX_LENGTH);
}
