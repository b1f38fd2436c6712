/** Themes to choose from: the sandbox's own, and the folder that the demo was started with. The choice is kept. */
import { readdirSync } from "node:fs";
import path from "node:path";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import type { SandboxState } from "#sandbox/store/state.ts";

const OWN = path.resolve(import.meta.dirname, "..", "themes");

export type ThemeChoice = { name: string; folder: string };

export function themeFolders(host: Pick<AdminHost, "themeFolder" | "givenThemeFolder">): ThemeChoice[] {
  const own = readdirSync(OWN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: path.join(OWN, name) }));
  const given = path.resolve(host.givenThemeFolder ?? host.themeFolder);
  return own.some(({ folder }) => folder === given) ? own : [...own, { name: path.basename(given), folder: given }];
}

export function chooseTheme(host: AdminHost, folder: string): void {
  host.themeFolder = folder;
  const { store } = host.context;
  store.state.theme = { given: path.resolve(host.givenThemeFolder ?? folder), chosen: folder };
  store.changed();
}

/** What was chosen before, as long as the sandbox is started with the same theme and the chosen one is still there. */
export function themeToShow(state: SandboxState, given: string): string {
  const chosen = state.theme?.given === path.resolve(given) ? state.theme.chosen : given;
  return themeFolders({ themeFolder: given }).some(({ folder }) => folder === chosen) ? chosen : given;
}
