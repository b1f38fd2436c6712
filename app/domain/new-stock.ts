/** Which rises of stock are new stock, and which are units that a cancelled or refunded order gave back. */

export type StockNews = {
  /** Units by which stock rose lately, not explained so far. */
  risenUnits: number;
  /** The first of those rises. */
  risenAt: Date | null;
  /** Units given back by orders, whose rise has not been seen so far. */
  returnedUnits: number;
  returnedAt: Date | null;
};

export const NO_NEWS: StockNews = { risenUnits: 0, risenAt: null, returnedUnits: 0, returnedAt: null };

/** Shopify tells of an order and of its stock apart and in any order: a rise is new stock when no order has explained it by then. */
export const EXPLAINED_WITHIN_MS = 60 * 1000;
/** A rise that did not come by then does not come any more: the units were never put back. */
const RETURNED_WITHIN_MS = 15 * 60 * 1000;

/** Stock rose. */
export function noteRise(news: StockNews, units: number, now: Date): StockNews {
  const { risenUnits, risenAt, returnedUnits, returnedAt } = news;
  const expected = returnedAt && now.getTime() - returnedAt.getTime() < RETURNED_WITHIN_MS ? returnedUnits : 0;
  const explained = Math.min(expected, units);
  return tidy({
    risenUnits: risenUnits + units - explained,
    risenAt: risenAt ?? now,
    returnedUnits: expected - explained,
    returnedAt,
  });
}

/** An order gave units back. */
export function noteReturn(news: StockNews, units: number, now: Date): StockNews {
  const explained = isNewStock(news, now) ? 0 : Math.min(news.risenUnits, units);
  const { risenUnits, risenAt, returnedUnits } = news;
  return tidy({
    risenUnits: risenUnits - explained,
    risenAt,
    returnedUnits: returnedUnits + units - explained,
    returnedAt: units > explained ? now : news.returnedAt,
  });
}

/** When a rise, still unexplained by then, is new stock; null when there is none. */
export const newStockAt = ({ risenAt }: StockNews): Date | null => risenAt && new Date(risenAt.getTime() + EXPLAINED_WITHIN_MS);

export function isNewStock(news: StockNews, now: Date): boolean {
  const at = newStockAt(news);
  return at !== null && at <= now;
}

/** What rose before a switch-off is no reason to go on after it. */
export const forgetRise = (news: StockNews): StockNews => ({ ...news, risenUnits: 0, risenAt: null });

const tidy = (news: StockNews): StockNews => ({
  ...news,
  risenAt: news.risenUnits > 0 ? news.risenAt : null,
  returnedAt: news.returnedUnits > 0 ? news.returnedAt : null,
});
