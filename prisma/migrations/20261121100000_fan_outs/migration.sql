-- Restocks after which people still wait and have not all been told yet. A row goes when the last has been.

CREATE TABLE fan_outs (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  restock_id BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  restocked_at TIMESTAMPTZ(3) NOT NULL,
  reached_joined_at TIMESTAMPTZ(3),
  reached_id BIGINT NOT NULL DEFAULT 0,
  reached_places INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT fan_outs_pkey PRIMARY KEY (shop_id, restock_id)
);

ALTER TABLE fan_outs ENABLE ROW LEVEL SECURITY;
ALTER TABLE fan_outs FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON fan_outs
  USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));
