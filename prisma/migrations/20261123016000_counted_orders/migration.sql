-- Sales, cancellations and refunds whose units have been counted: webhook and reconciler both tell of them.

CREATE TABLE counted_orders (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('sold', 'cancelled', 'refunded')),
  shopify_id BIGINT NOT NULL,
  counted_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT counted_orders_pkey PRIMARY KEY (shop_id, kind, shopify_id)
);

ALTER TABLE counted_orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE counted_orders FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON counted_orders USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));
