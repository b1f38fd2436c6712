/** Makes, enables or removes the shop's checkout validation, as the merchant chose; after a reinstall it is made anew. */
import { findCheckoutLimits, saveValidation } from "#app/data/checkout-limits.ts";
import { inShop } from "#app/data/in-shop.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { CHECKOUT_LIMITS_SCOPE } from "#app/domain/checkout-limits.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import {
  createValidation,
  deleteValidation,
  enableValidation,
  findValidations,
  type Validation,
  type ValidationAnswer,
} from "#app/shopify/validation.ts";
import { aloneInShop } from "./alone-in-shop.ts";

/** Safe to repeat. @throws when Shopify is not answering: the job is tried again. */
export async function syncCheckoutLimits({ shopId }: JobPayload<"sync-checkout-limits">): Promise<void> {
  try {
    await aloneInShop(shopId, "checkout-limits", () => sync(shopId));
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "the checkout's limits wait until the merchant opens the app");
  }
}

async function sync(shopId: number): Promise<void> {
  const shop = await shopById(shopId);
  const limits = await inShop(shopId, findCheckoutLimits);
  if (!shop || shop.uninstalledAt || !limits) return;
  if (!shop.grantedScopes.split(",").includes(CHECKOUT_LIMITS_SCOPE)) {
    return inShop(shopId, (tx) => saveValidation(tx, { validationId: null, problem: null }));
  }
  const answer = await carryOut(shop, limits.wanted);
  const outcome =
    answer.state === "done"
      ? { validationId: answer.validationId, problem: null }
      : { validationId: limits.validationId, problem: answer.reason };
  await inShop(shopId, (tx) => saveValidation(tx, outcome));
}

/** Of several, which a run that could not note its own may have left, one stays. */
async function carryOut({ domain }: Shop, wanted: boolean): Promise<ValidationAnswer> {
  const [first, ...others] = (await findValidations(domain)) ?? [];
  const surplus = wanted ? others : first ? [first, ...others] : [];
  for (const { validationId } of surplus) {
    const deleted = await deleteValidation(domain, validationId);
    if (deleted.state === "refused") return deleted;
  }
  return wanted ? keep(domain, first) : { state: "done", validationId: null };
}

async function keep(domain: string, found: Validation | undefined): Promise<ValidationAnswer> {
  if (!found) return createValidation(domain);
  return found.enabled ? { state: "done", validationId: found.validationId } : enableValidation(domain, found.validationId);
}
