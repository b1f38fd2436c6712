/** Finds a Chromium for the browser tests, or gets one: Playwright's own first, then the system's package manager. */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fail, run, step } from "./bootstrap.mjs";

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PLAYWRIGHT_CACHES = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  path.join(homedir(), ".cache", "ms-playwright"),
  path.join(homedir(), "Library", "Caches", "ms-playwright"),
];
const INSIDE_PLAYWRIGHT = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];

/** @returns the path of a browser that is there. */
export async function ensureChromium() {
  const found = find();
  if (found) return found;
  process.stdout.write("No Chromium found; getting one for the browser tests …\n");
  if ((await run("npx", ["playwright", "install", "chromium"])) === 0 && find()) return find();
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (existsSync("/usr/bin/apt-get")) {
    const apt = (...args) =>
      step(`Installing Chromium: apt-get ${args[0]}`, [...sudo, "apt-get"][0], [...[...sudo, "apt-get"].slice(1), ...args]);
    await apt("update", "-qq");
    await apt("install", "-y", "-qq", "chromium", "fonts-liberation");
  }
  return (
    find() ??
    fail("The browser tests need Chromium. Install it with your system's package manager, or set CHROMIUM_PATH, and try again.")
  );
}

function find() {
  return INSTALLED.find((file) => file && existsSync(file)) ?? PLAYWRIGHT_CACHES.flatMap(browsersIn)[0];
}

function browsersIn(cache) {
  if (!cache || !existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith("chromium-"))
    .flatMap((name) => INSIDE_PLAYWRIGHT.map((inside) => path.join(cache, name, inside)))
    .filter((file) => existsSync(file));
}
