/** The variant page: what is offered now and why, stock by location, and the history, newest first. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEndChoice } from "#app/domain/follows-end.ts";
import type { Mode, Offer, OfferTexts } from "#app/domain/offer.ts";
import type { Payment } from "#app/domain/template-payment.ts";
import { encodeCursor, decodeCursor } from "#app/lib/keyset-cursor.ts";

const EVENTS_PAGE = 25;
const DAY_CHARACTERS = "2026-12-01".length;
const CURSOR = z.tuple([z.string().regex(/^\d+$/)]);

export type VariantPage = NonNullable<Awaited<ReturnType<typeof readVariantPage>>>;

/** @returns null when the variant is not assigned in this shop */
export async function readVariantPage(tx: ShopTx, variantId: bigint) {
  const assignment = await tx.assignment.findUnique({ where: { shopId_variantId: { shopId: tx.shopId, variantId } } });
  if (!assignment) return null;
  const { templateId, inventoryItemId } = assignment;
  const template = await tx.template.findUnique({ where: { shopId_id: { shopId: tx.shopId, id: templateId } } });
  const levels = await listLevels(tx, inventoryItemId);
  return {
    variantId: String(assignment.variantId),
    productId: String(assignment.productId),
    productTitle: assignment.productTitle,
    variantTitle: assignment.variantTitle,
    sku: assignment.sku,
    imageUrl: assignment.imageUrl,
    mode: assignment.mode as Mode,
    offer: assignment.offer as Offer,
    offerReason: assignment.offerReason,
    offerChangedAt: assignment.offerChangedAt,
    manualOffer: assignment.manualOffer as Offer | null,
    stockUnits: assignment.stockUnits,
    waitingEntries: assignment.waitingEntries,
    waitingUnits: assignment.waitingUnits,
    switchCondition: assignment.switchCondition,
    thresholdUnits: assignment.thresholdUnits,
    exactCap: assignment.exactCap,
    incomingUnits: assignment.incomingUnits,
    backInStockOn: assignment.backInStockOn?.toISOString().slice(0, DAY_CHARACTERS) ?? null,
    startsAt: assignment.startsAt,
    endsAt: assignment.endsAt,
    followsEnd: assignment.followsEnd as FollowsEndChoice,
    owedUnits: assignment.owedUnits,
    endedAt: assignment.endedAt,
    overrides: assignment.overrides,
    templateName: template?.name ?? "",
    templateSwitchCondition: template?.switchCondition ?? null,
    texts: assignment.texts as OfferTexts,
    payment: assignment.payment as Payment,
    withWaitlist: assignment.withWaitlist,
    toldShopify: assignment.writtenVersion >= assignment.intentVersion,
    toldShopifyAt: assignment.writtenAt,
    assignedAt: assignment.assignedAt,
    variantDeletedAt: assignment.variantDeletedAt,
    isHidden: assignment.productHiddenAt !== null,
    levels,
  };
}

export type LocationLevel = {
  locationId: string;
  locationName: string | null;
  availableUnits: number;
  isOwn: boolean;
  isOpen: boolean;
  updatedAt: Date;
};

/** The name is null until Shopify has told us of the location. */
function listLevels(tx: ShopTx, inventoryItemId: bigint): Promise<LocationLevel[]> {
  return tx.$queryRaw`
    select s.location_id::text as "locationId", l.name as "locationName", s.available_units as "availableUnits",
      s.updated_at as "updatedAt", s.location_id is not distinct from shop.incoming_location_id as "isOwn",
      coalesce(l.is_active, true) as "isOpen"
    from stock_levels s
    join shops shop on shop.id = s.shop_id
    left join locations l on l.shop_id = s.shop_id and l.location_id = s.location_id
    where s.shop_id = ${tx.shopId} and s.inventory_item_id = ${inventoryItemId} and s.connected
    order by l.name nulls last, s.location_id`;
}

export type VariantEvent = { id: string; name: string; actor: string; detail: unknown; at: Date };

/** Single shoppers coming and going stand on the waitlist's page; here a launch day's hundreds would bury everything else. */
const ON_THE_WAITLIST_PAGE = ["waitlist-joined", "waitlist-left"];

/** A variant's events, newest first, older ones by `before`. */
export async function listVariantEvents(tx: ShopTx, variantId: bigint, before?: string | null) {
  const cursor = decodeCursor(before, CURSOR);
  const found = await tx.event.findMany({
    where: {
      shopId: tx.shopId,
      variantId,
      name: { notIn: ON_THE_WAITLIST_PAGE },
      ...(cursor && { id: { lt: BigInt(cursor[0]) } }),
    },
    orderBy: { id: "desc" },
    take: EVENTS_PAGE + 1,
  });
  const events: VariantEvent[] = found
    .slice(0, EVENTS_PAGE)
    .map(({ id, name, actor, detail, at }) => ({ id: String(id), name, actor, detail, at }));
  const last = events.at(-1);
  return { events, older: found.length > EVENTS_PAGE && last ? encodeCursor([last.id]) : null };
}
