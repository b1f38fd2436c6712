import path from "node:path";
import { expect, test } from "vitest";
import type { SandboxState } from "#sandbox/store/state.ts";
import { openFixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import type { AdminHost } from "./host.ts";
import { chooseTheme, themeToShow } from "./theme-folders.ts";

const own = (name: string) => path.resolve("sandbox/themes", name);

test("the chosen theme is shown at the next start with the same theme, and not with another", async () => {
  const { context } = await openFixture();
  const host = { context, themeFolder: own("harbor"), givenThemeFolder: own("harbor") } as AdminHost;
  chooseTheme(host, own("broadsheet"));
  expect(host.themeFolder).toBe(own("broadsheet"));
  expect(themeToShow(context.store.state, own("harbor"))).toBe(own("broadsheet"));
  expect(themeToShow(context.store.state, path.resolve("docs"))).toBe(path.resolve("docs"));
});

test("a chosen theme that is gone gives way to the one of the start", () => {
  const state: SandboxState = { shops: new Map(), nextId: 1, theme: { given: own("harbor"), chosen: "/gone" } };
  expect(themeToShow(state, own("harbor"))).toBe(own("harbor"));
});
