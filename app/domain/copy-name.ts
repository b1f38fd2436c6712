/** The name of a template's copy: "Spring copy", "Spring copy 2" and so on, the first that is free. */

export const NAME_CHARACTERS = 80;

export function copyName(name: string, takenNames: string[]): string {
  const taken = new Set(takenNames.map((other) => other.toLowerCase()));
  for (let nth = 1; ; nth += 1) {
    const ending = nth === 1 ? " copy" : ` copy ${nth}`;
    const candidate = name.slice(0, NAME_CHARACTERS - ending.length).trimEnd() + ending;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
