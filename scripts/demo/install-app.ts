/** Installs Standby in the sandbox's shops as a merchant would, and on first start lives the demo store's last weeks. */
import { once } from "node:events";
import { spawn } from "node:child_process";
import path from "node:path";
import { installApp as grantInstallation } from "#sandbox/auth/install-app.ts";
import { launchQuery } from "#sandbox/auth/sign.ts";
import { planHistory } from "#sandbox/seed/history-plan.ts";
import type { Sandbox } from "#sandbox/start.ts";
import type { ShopState } from "#sandbox/store/state.ts";

/** Shopify's library turns bots away, and Node's fetch says it is one. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const OPENED_BEFORE_INSTALL = 500;

export type InstallInput = { sandbox: Sandbox; root: string; env: NodeJS.ProcessEnv; say: (line: string) => void };

/** Safe to repeat: what is installed and lived through stays as it is. */
export async function installApp({ sandbox, root, env, say }: InstallInput): Promise<void> {
  const shops = [...sandbox.context.store.state.shops.values()];
  for (const [index, shop] of shops.entries()) {
    if (shop.installation) continue;
    grantInstallation(sandbox.context, shop);
    await openApp(sandbox, shop);
    if (index === 0) dateStock(shop);
    await liveHistory({ root, env, say }, shop.domain, index === 0);
  }
}

/** The merchant's first visit: the app exchanges the session token for its own and sets the shop up. */
async function openApp(sandbox: Sandbox, shop: ShopState): Promise<void> {
  const { app } = sandbox.context;
  const url = `${app.url}/app?${launchQuery(app, shop)}`;
  const answer = await fetch(url, { headers: { "user-agent": BROWSER, accept: "text/html" } });
  if (answer.status >= OPENED_BEFORE_INSTALL || !answer.ok) {
    throw new Error(`Standby could not be installed in ${shop.domain}: it answered ${answer.status}. See logs/web.log.`);
  }
}

/** The plan ends with today's stock: Shopify said so just now, not when the product was made. */
function dateStock(shop: ShopState): void {
  const handles = new Set(planHistory().assignments.map((assignment) => assignment.handle));
  const now = `${new Date().toISOString().slice(0, -5)}Z`;
  for (const product of shop.products.values()) {
    if (!handles.has(product.handle)) continue;
    const items = new Set(product.variantIds.map((id) => shop.variants.get(id)?.inventoryItemId));
    for (const level of shop.inventoryLevels.values()) if (items.has(level.inventoryItemId)) level.updatedAt = now;
  }
}

async function liveHistory({ root, env }: Omit<InstallInput, "sandbox">, domain: string, withPlan: boolean): Promise<void> {
  const script = path.join(root, "scripts", "demo", "live-history.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, domain, withPlan ? "plan" : "empty"], {
    cwd: root,
    env: { ...env, LOG_LEVEL: "error" },
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("The demo store's history could not be written; the lines above say why.");
}
