/** Draft orders. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { notInSandbox, userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { draftOrderObject } from "#sandbox/admin-api/objects/draft-order.ts";
import { readAddress, type MailingAddressInput } from "#sandbox/admin-api/objects/mailing-address.ts";
import { search } from "#sandbox/admin-api/search-query.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { announceDraft, completeDraft, createDraft, deleteDraft } from "#sandbox/store/operations/draft-orders.ts";
import type { DraftOrder } from "#sandbox/store/state.ts";

type Attribute = { key: string; value: string };
type LineInput = { variantId?: string | null; quantity: number; customAttributes?: Attribute[] | null };
type Input = {
  email?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: Attribute[] | null;
  lineItems?: LineInput[] | null;
  reserveInventoryUntil?: string | null;
  shippingAddress?: MailingAddressInput | null;
};

/** What changes the price is not there: a draft that silently forgot it would be a lie. */
const UNKNOWN = ["appliedDiscount", "deposit", "paymentTerms", "discountCodes", "shippingLine", "purchasingEntity"];

const find = (call: Call, id: string) => lookUp(call.shop.draftOrders, "DraftOrder", id);
const MISSING = userError(["id"], "Draft order does not exist");

function create({ input }: { input: Input }, call: Call) {
  const unknown = UNKNOWN.find((field) => field in input);
  if (unknown) throw notInSandbox(`DraftOrderInput.${unknown}`);
  const lineItems = (input.lineItems ?? []).map(({ variantId, quantity, customAttributes }) => ({
    variantId: lookUp(call.shop.variants, "ProductVariant", variantId)?.id ?? 0,
    quantity,
    customAttributes: (customAttributes ?? []).map(({ key, value }) => ({ key, value })),
  }));
  const result = createDraft(call.context, call.shop, {
    email: input.email ?? null,
    note: input.note ?? null,
    tags: input.tags ?? [],
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ key, value })),
    lineItems,
    reserveInventoryUntil: input.reserveInventoryUntil ?? null,
    shippingAddress: input.shippingAddress ? readAddress(input.shippingAddress) : null,
  });
  if (!result.ok) return { draftOrder: null, userErrors: [userError(["input", ...result.field], result.message)] };
  return { draftOrder: draftOrderObject(call, result.draft), userErrors: [] };
}

type CompleteArgs = { id: string; paymentPending?: boolean | null; sourceName?: string | null };

function complete({ id, paymentPending, sourceName }: CompleteArgs, call: Call) {
  const draft = find(call, id);
  if (!draft) return { draftOrder: null, userErrors: [MISSING] };
  const result = completeDraft(call.context, call.shop, draft, { paymentPending: paymentPending ?? false, sourceName });
  const userErrors = result.ok ? [] : [userError(["id"], result.message)];
  return { draftOrder: draftOrderObject(call, draft), userErrors };
}

/** Marks the invoice as sent. Shopify would mail it; whoever drives the sandbox opens `invoiceUrl`. */
function sendInvoice({ id }: { id: string }, call: Call) {
  const draft = find(call, id);
  if (!draft) return { draftOrder: null, userErrors: [MISSING] };
  if (!draft.email) return { draftOrder: null, userErrors: [userError(["email", "to"], "To can't be blank")] };
  if (draft.status === "OPEN") draft.status = "INVOICE_SENT";
  draft.invoiceSentAt = nowInstant();
  announceDraft(call.context, call.shop, draft, "update");
  return { draftOrder: draftOrderObject(call, draft), userErrors: [] };
}

function remove({ input }: { input: { id: string } }, call: Call) {
  const draft = find(call, input.id);
  if (!draft) return { deletedId: null, userErrors: [MISSING] };
  deleteDraft(call.context, call.shop, draft);
  return { deletedId: input.id, userErrors: [] };
}

const FIELDS = {
  id: (draft: DraftOrder) => draft.id,
  name: (draft: DraftOrder) => [draft.name, draft.name.replace("#", "")],
  email: (draft: DraftOrder) => draft.email,
  tag: (draft: DraftOrder) => draft.tags,
  status: (draft: DraftOrder) => draft.status,
  created_at: (draft: DraftOrder) => draft.createdAt,
  updated_at: (draft: DraftOrder) => draft.updatedAt,
};

export const draftOrders: ResolverGroup = {
  query: {
    draftOrder({ id }: { id: string }, call) {
      const draft = find(call, id);
      return draft ? draftOrderObject(call, draft) : null;
    },
    draftOrders(args: PageArgs & { query?: string | null }, call) {
      const found = search(call.shop.draftOrders.values(), args.query, { fields: FIELDS, words: ["name", "email", "tag"] });
      return connectionById(found, args, (draft) => draftOrderObject(call, draft));
    },
  },
  mutation: {
    draftOrderCreate: create,
    draftOrderComplete: complete,
    draftOrderInvoiceSend: sendInvoice,
    draftOrderDelete: remove,
  },
};
