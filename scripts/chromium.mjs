/** Finds a Chromium for the browser tests, or gets one: Playwright's own first, then the system's package manager. */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fail, run } from "./bootstrap.mjs";

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

const MISSING =
  "The browser tests need Chromium, and it could not be got (see above). Install it with your system's package manager, or set " +
  "CHROMIUM_PATH to a Chrome or Chromium, and try again. Everything else is tested by: npm run check";

/** @returns the path of a browser that is there. */
export async function ensureChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH)) fail(`CHROMIUM_PATH is ${CHROMIUM_PATH}, and no browser is there.`);
  const found = find();
  if (found) return found;
  process.stdout.write("No Chromium found; getting one for the browser tests …\n");
  if ((await run("npx", ["playwright", "install", "chromium"])) === 0 && find()) return find();
  if (existsSync("/usr/bin/apt-get")) {
    const [command, ...first] = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "-n", "apt-get"];
    for (const args of [["update"], ["install", "-y", "chromium", "fonts-liberation"]])
      await run(command, [...first, ...args, "-qq"]);
  }
  return find() ?? fail(MISSING);
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
