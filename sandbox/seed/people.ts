/** Who buys and waits in the demo store: invented first names at example.com, nobody who exists. */
import type { Random } from "./random.ts";

export type Person = { firstName: string; lastName: string; email: string; locale: string };

const NAMES: Record<string, string[]> = {
  en: [
    "Avery",
    "Blake",
    "Casey",
    "Devon",
    "Ellis",
    "Finley",
    "Harper",
    "Indigo",
    "Jules",
    "Kendall",
    "Lane",
    "Marlow",
    "Nova",
    "Oakley",
  ],
  de: ["Anneke", "Bosse", "Carla", "Dorian", "Enno", "Fenja", "Grete", "Hauke"],
  fr: ["Amandine", "Bastien", "Coralie", "Delphin", "Elodie", "Florian"],
  ja: ["Aoi", "Haru", "Mio", "Ren", "Sora"],
};

/** More of the shop's own language than of the others. */
const LOCALES = ["en", "en", "en", "en", "en", "de", "de", "fr", "ja"];

/** The number keeps addresses apart: nobody stands in one line twice. */
export function inventPerson(random: Random, number: number): Person {
  const locale = random.pick(LOCALES);
  const firstName = random.pick(NAMES[locale] ?? NAMES.en!);
  return { firstName, lastName: "Example", email: `${firstName.toLowerCase()}.${number}@example.com`, locale };
}
