/** Every job: its name, what it carries (ids only, no personal data) and how it is retried. */
import { z } from "zod";

const shopId = z.number().int().positive();
/** Shopify ids exceed 2^53 and JSON has no bigint, so they travel as digits. */
const shopifyId = z.string().regex(/^\d+$/);

type JobDefinition = { payload: z.ZodType; retryLimit: number; retryDelaySeconds: number; expireSeconds: number };

const defineJobs = <T extends Record<string, JobDefinition>>(jobs: T) => jobs;

export const JOBS = defineJobs({
  /** After install: read the shop, its locations and proxy path, make definitions and the default template. */
  "prepare-shop": { payload: z.object({ shopId }), retryLimit: 10, retryDelaySeconds: 5, expireSeconds: 120 },
  /** Tell Shopify of variants' offers: inventory policies and metafields. */
  "write-offers": {
    payload: z.object({ shopId, variantIds: z.array(shopifyId).min(1).max(250) }),
    retryLimit: 12,
    retryDelaySeconds: 2,
    expireSeconds: 120,
  },
  /** Read a variant's levels at all locations from Shopify. */
  "read-stock": {
    payload: z.object({ shopId, variantId: shopifyId }),
    retryLimit: 10,
    retryDelaySeconds: 2,
    expireSeconds: 60,
  },
  /** Carry on long work with progress: slices for a few seconds, then a job of its own again. */
  "continue-run": {
    payload: z.object({ shopId, runId: shopifyId }),
    retryLimit: 100,
    retryDelaySeconds: 1,
    expireSeconds: 300,
  },
  /** Keep selling plan groups, and who belongs to them, in step with templates and offers. */
  "sync-selling-plans": {
    payload: z.object({ shopId, verify: z.boolean() }),
    retryLimit: 12,
    retryDelaySeconds: 3,
    expireSeconds: 300,
  },
  /** Enable or remove the checkout validation, as the merchant chose. */
  "sync-checkout-limits": { payload: z.object({ shopId }), retryLimit: 12, retryDelaySeconds: 3, expireSeconds: 60 },
  /** Count what an order owes; tag it, write the text for its packing slip and hold it, as the templates say. */
  "mark-order": {
    payload: z.object({ shopId, orderId: shopifyId }),
    retryLimit: 12,
    retryDelaySeconds: 3,
    expireSeconds: 120,
  },
  /** Release the orders whose owed units of a variant have come. */
  "release-holds": {
    payload: z.object({ shopId, variantId: shopifyId }),
    retryLimit: 12,
    retryDelaySeconds: 3,
    expireSeconds: 300,
  },
  /** Carry out one of Shopify's three privacy topics. */
  "fulfil-privacy-request": {
    payload: z.object({ shopDomain: z.string(), inboxId: shopifyId }),
    retryLimit: 20,
    retryDelaySeconds: 30,
    expireSeconds: 300,
  },
  /** See that every installed shop's reconciler goes round. */
  "ring-reconcilers": { payload: z.object({}), retryLimit: 3, retryDelaySeconds: 10, expireSeconds: 60 },
  /** Every minute: enqueue decide-shop-offers for the shops with offers whose moment has come. */
  "decide-due-offers": { payload: z.object({}), retryLimit: 2, retryDelaySeconds: 5, expireSeconds: 60 },
  /** Decide the due offers of one shop. */
  "decide-shop-offers": { payload: z.object({ shopId }), retryLimit: 10, retryDelaySeconds: 2, expireSeconds: 600 },
  /** Drop processed inbox rows and spent rate windows. */
  "purge-expired": { payload: z.object({}), retryLimit: 3, retryDelaySeconds: 60, expireSeconds: 300 },
});

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]["payload"]>;
