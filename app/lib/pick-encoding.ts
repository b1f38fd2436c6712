/** Which compression a client takes, of those we have; the better one where it takes both. */
export type Encoding = "br" | "gzip";

const OURS: Encoding[] = ["br", "gzip"];

/** @param accepted the Accept-Encoding header */
export function pickEncoding(accepted: string | null | undefined): Encoding | null {
  const taken = new Set<string>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    if (!weight || Number(weight.slice(2)) > 0) taken.add(name);
  }
  return OURS.find((encoding) => taken.has(encoding)) ?? null;
}
