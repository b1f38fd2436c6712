/** For what must not happen: time enough for it, counted in what the browser draws and not by a clock. */
import type { Page } from "@playwright/test";

const FRAMES = 5;

export const framesPass = (page: Page): Promise<void> =>
  page.evaluate(async (frames) => {
    for (let nth = 0; nth < frames; nth++) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, FRAMES);
