/** The running demo (`npm run demo`) as benchmarks of pages see it; DEMO_DIR names its folder. */
import { readFileSync } from "node:fs";
import path from "node:path";

export type DemoStore = { admin: string; storefront: string };

export function readDemoStore(): DemoStore {
  const folder = path.resolve(process.env.DEMO_DIR ?? ".data/demo");
  return JSON.parse(readFileSync(path.join(folder, "ready.json"), "utf8")) as DemoStore;
}

/** As in the theme editor: our block on the product page, and our embeds. */
export async function switchExtension({ admin }: DemoStore, block: boolean, embed = block): Promise<void> {
  await useControl(admin, "app-block", { block: "offer", placed: block });
  for (const block of ["offer-embed", "cart-embed"]) await useControl(admin, "app-embed", { block, enabled: embed });
}

async function useControl(admin: string, control: string, fields: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(new URL(`/_sandbox/${control}`, admin), { method: "POST", headers, body: JSON.stringify(fields) });
  if (!answer.ok) throw new Error(`The sandbox refused ${control}: ${answer.status}.`);
}
