/** What the health check's page shows, and its buttons. */
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { deadRows, reviveDeadRows } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findPass, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import type { Shop } from "#app/data/shops.ts";
import { countDrifts, listDrifts } from "#app/data/views/drift-list.ts";
import { findHiddenProducts } from "#app/data/views/hidden-products.ts";
import { webhooksSeen, type TopicSeen } from "#app/data/views/webhooks-seen.ts";
import { REPAIRABLE } from "#app/domain/drift.ts";
import { env } from "#app/env.server.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { countOf } from "#app/lib/format-instant.ts";
import type { PageRequest } from "#app/lib/keyset-cursor.ts";
import { themeLinks } from "#app/routes/app._index/theme-state.ts";
import type { CheckState } from "./check-card.tsx";
import type { Heard } from "./news-card.tsx";

const MOST_LETTERS = 20;
const MOST_HIDDEN = 5;

export async function loadHealth(shop: Shop, request: PageRequest) {
  const letters = await deadRows(shop.domain, MOST_LETTERS);
  return inShop(shop.id, async (tx) => ({
    page: await listDrifts(tx, request),
    counts: await countDrifts(tx, REPAIRABLE),
    check: toCheckState(await findPass(tx), shop),
    heard: toHeard(await webhooksSeen(tx, shop.domain)),
    hidden: await findHiddenProducts(tx, MOST_HIDDEN),
    letters: letters.map(({ id, topic, receivedAt, lastError }) => ({
      id: String(id),
      topic,
      receivedAt: receivedAt.toISOString(),
      lastError,
    })),
    timeZone: shop.timeZone,
    editorUrl: themeLinks(shop.domain, env.SHOPIFY_API_KEY).embed,
  }));
}

function toCheckState(pass: ReconcilePass | null, shop: Shop): CheckState {
  return {
    checking: pass !== null && pass.checkRequestedAt !== null,
    checked: pass?.roundChecked ?? 0,
    variants: pass?.roundVariants ?? 0,
    endedAt: pass?.roundEndedAt?.toISOString() ?? null,
    problem: shop.needsReauthAt ? "needs_reauth" : ((pass?.problem ?? null) as CheckState["problem"]),
  };
}

const SUBJECTS: { about: string; topics: string[] }[] = [
  { about: "Stock", topics: ["inventory_levels/update", "inventory_levels/connect", "inventory_levels/disconnect"] },
  { about: "Products", topics: ["products/update", "products/delete", "inventory_items/update"] },
  { about: "Orders", topics: ["orders/create"] },
];

function toHeard(seen: TopicSeen[]): Heard[] {
  return SUBJECTS.map(({ about, topics }) => {
    const instants = seen.filter(({ topic }) => topics.includes(topic)).map(({ receivedAt }) => receivedAt.getTime());
    return { about, at: instants.length > 0 ? new Date(Math.max(...instants)).toISOString() : null };
  });
}

type Visit = { shop: Shop; actor: string; now: Date };

export async function carryOut(form: FormData, { shop, actor, now }: Visit): Promise<ActionAnswer> {
  const intent = form.get("intent");
  if (intent === "check") {
    const begun = await inShop(shop.id, (tx) => requestCheck(tx, now));
    return { ok: true, toast: begun ? "Checking" : "A check is under way already" };
  }
  if (intent === "repair" || intent === "repair-all") {
    const id = String(form.get("variantId") ?? "");
    if (intent === "repair" && !/^\d{1,19}$/.test(id)) return { ok: false, problem: "Choose what to repair." };
    const variantId = intent === "repair" ? BigInt(id) : undefined;
    const { repairing } = await inShop(shop.id, (tx) => repairDrift(tx, { variantId, actor, now }));
    return {
      ok: true,
      toast: repairing === 0 ? "Nothing is left to repair" : `Repairing ${countOf(repairing, "item", "items")}`,
    };
  }
  if (intent === "revive") {
    await reviveDeadRows(shop.domain);
    return { ok: true, toast: "Trying again" };
  }
  return { ok: false, problem: "Standby does not know this button." };
}
