/** Addresses that must not be written to, kept as keyed hashes so that the list outlives the personal data. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { keyedHashes } from "#app/lib/keyed-hash.server.ts";

export type SuppressionReason = "unsubscribed" | "bounced" | "complained";

/** Stands for every variant. */
const EVERY_VARIANT = 0n;
const HASH_PURPOSE = "suppressed-address";

/** @returns false when the address was on the list already. */
export async function addSuppression(
  tx: ShopTx,
  input: { address: string; variantId?: bigint; reason: SuppressionReason; now: Date },
): Promise<boolean> {
  const [hash] = keyedHashes(HASH_PURPOSE, input.address);
  const added = await tx.$executeRaw`
    insert into suppressions (shop_id, address_hash, variant_id, reason, at)
    values (${tx.shopId}, ${hash}, ${input.variantId ?? EVERY_VARIANT}, ${input.reason}, ${input.now})
    on conflict do nothing`;
  return added > 0;
}

/** Why each of these addresses must not be written to about its variant; those that may be are not in the map. */
export async function findSuppressions(
  tx: ShopTx,
  recipients: { address: string; variantId: bigint | null }[],
): Promise<Map<string, SuppressionReason>> {
  const byHash = new Map(
    recipients.flatMap(({ address, variantId }) =>
      keyedHashes(HASH_PURPOSE, address).map((hash) => [hash, { address, variantId }] as const),
    ),
  );
  const rows = await tx.$queryRaw<{ hash: string; variantId: bigint; reason: SuppressionReason }[]>`
    select address_hash as hash, variant_id as "variantId", reason from suppressions
    where shop_id = ${tx.shopId} and address_hash = any(${[...byHash.keys()]})`;
  const found = rows.flatMap(({ hash, variantId, reason }) =>
    recipients
      .filter(({ address }) => byHash.get(hash)?.address === address)
      .filter((recipient) => variantId === EVERY_VARIANT || variantId === recipient.variantId)
      .map((recipient) => [recipientKey(recipient), reason] as const),
  );
  return new Map(found);
}

/** The key of the map above. */
export const recipientKey = ({ address, variantId }: { address: string; variantId: bigint | null }): string =>
  `${address} ${variantId ?? ""}`;
