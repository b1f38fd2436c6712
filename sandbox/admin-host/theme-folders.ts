/** Themes to choose from: the sandbox's own, and the folder that the demo was started with. */
import { readdirSync } from "node:fs";
import path from "node:path";
import type { AdminHost } from "#sandbox/admin-host/host.ts";

const OWN = path.resolve(import.meta.dirname, "..", "themes");

export type ThemeChoice = { name: string; folder: string };

export function themeFolders(host: Pick<AdminHost, "themeFolder" | "givenThemeFolder">): ThemeChoice[] {
  const own = readdirSync(OWN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: path.join(OWN, name) }));
  const given = path.resolve(host.givenThemeFolder ?? host.themeFolder);
  return own.some(({ folder }) => folder === given) ? own : [...own, { name: path.basename(given), folder: given }];
}
