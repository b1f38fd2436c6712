-- Orders with owed units: what of each line is owed, what the order was given, and the holds placed on it.

CREATE TABLE owing_orders (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  order_id BIGINT NOT NULL,
  order_name TEXT NOT NULL,
  ordered_at TIMESTAMPTZ(3) NOT NULL,
  marked_at TIMESTAMPTZ(3),
  settled_at TIMESTAMPTZ(3),
  CONSTRAINT owing_orders_pkey PRIMARY KEY (shop_id, order_id)
);
CREATE INDEX owing_orders_unsettled ON owing_orders (shop_id, order_id) WHERE settled_at IS NULL;

CREATE TABLE owed_lines (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  order_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  units INTEGER NOT NULL CHECK (units >= 0),
  promised_on DATE,
  fulfilment JSONB NOT NULL,
  covered_at TIMESTAMPTZ(3),
  CONSTRAINT owed_lines_pkey PRIMARY KEY (shop_id, order_id, line_id),
  CONSTRAINT owed_lines_of_order FOREIGN KEY (shop_id, order_id) REFERENCES owing_orders (shop_id, order_id) ON DELETE CASCADE
);
CREATE INDEX owed_lines_open ON owed_lines (shop_id, variant_id, order_id) WHERE covered_at IS NULL;

CREATE TABLE order_holds (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  order_id BIGINT NOT NULL,
  hold_id BIGINT NOT NULL,
  fulfillment_order_id BIGINT NOT NULL,
  placed_at TIMESTAMPTZ(3) NOT NULL,
  released_at TIMESTAMPTZ(3),
  CONSTRAINT order_holds_pkey PRIMARY KEY (shop_id, order_id, hold_id),
  CONSTRAINT order_holds_of_order FOREIGN KEY (shop_id, order_id) REFERENCES owing_orders (shop_id, order_id) ON DELETE CASCADE
);
CREATE INDEX order_holds_placed ON order_holds (shop_id, order_id) WHERE released_at IS NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['owing_orders', 'owed_lines', 'order_holds']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
