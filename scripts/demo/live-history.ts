/**
 * Lives the demo store's last weeks through the app's own flows, each at its own time: assigned, sold out, joined, restocked,
 * bought. Run once, before the worker starts; what would have been sent then is marked as sent then.
 */
import { planHistory } from "#sandbox/seed/history-plan.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findShop } from "#app/data/shops.ts";
import { prisma, pool } from "#app/db.server.ts";
import { prepareShop } from "#app/jobs/prepare-shop.ts";
import { boss } from "#app/queue/boss.server.ts";
import { sendAsOf } from "./history-messages.ts";
import { planSteps, type Step } from "./history-steps.ts";

const [domain = "", mode = "empty"] = process.argv.slice(2);

const shop = await findShop(domain);
if (!shop) throw new Error(`${domain} has not opened the app yet.`);
await prepareShop({ shopId: shop.id });
if (mode === "plan") await live(shop.id, await planSteps({ shopId: shop.id, domain, plan: planHistory(), now: new Date() }));

await boss.stop({ graceful: false });
await prisma.$disconnect();
await pool.end();

async function live(shopId: number, steps: Step[]): Promise<void> {
  const inOrder = steps.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const step of inOrder) {
    await inShop(shopId, async (tx) => {
      await step.take(tx, step.at);
      await sendAsOf(tx, step.at);
    });
  }
}
