/** What a step of the demo's history would have sent, marked as sent at that time; nothing is really mailed. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { writeFanOutSlice } from "#app/data/fan-outs.ts";

const FAN_OUT_SLICE = 1_000;
const SECONDS_TO_SEND = 20;

export async function sendAsOf(tx: ShopTx, at: Date): Promise<void> {
  while (await writeFanOutSlice(tx, FAN_OUT_SLICE, at));
  const sentAt = new Date(at.getTime() + SECONDS_TO_SEND * 1000);
  await tx.$executeRaw`
    with sent as (
      update messages set state = 'sent', attempts = 1, created_at = ${at}, due_at = ${at}, sent_at = ${sentAt}
      where shop_id = ${tx.shopId} and state = 'queued'
      returning id
    ), queued as (
      update message_events set at = ${at} where shop_id = ${tx.shopId} and message_id in (select id from sent)
    )
    insert into message_events (shop_id, message_id, kind, detail, at)
    select ${tx.shopId}, id, 'sent', '', ${sentAt} from sent`;
}
