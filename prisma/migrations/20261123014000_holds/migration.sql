-- Units kept for one shopper until a deadline: one row per allocation of a variant whose template keeps them.
CREATE TABLE holds (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  restock_id BIGINT NOT NULL,
  variant_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  units INTEGER NOT NULL CHECK (units > 0),
  hours INTEGER NOT NULL CHECK (hours BETWEEN 1 AND 720),
  state TEXT NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'held', 'bought', 'released', 'refused')),
  hold_until TIMESTAMPTZ(3) NOT NULL,
  due_at TIMESTAMPTZ(3),
  reminded_at TIMESTAMPTZ(3),
  attempts INTEGER NOT NULL DEFAULT 0,
  draft_id BIGINT,
  reason TEXT,
  CONSTRAINT holds_pkey PRIMARY KEY (shop_id, id),
  CONSTRAINT holds_open_is_due CHECK ((state IN ('wanted', 'held')) = (due_at IS NOT NULL)),
  CONSTRAINT holds_held_has_draft CHECK (state <> 'held' OR draft_id IS NOT NULL)
);
CREATE UNIQUE INDEX holds_one_per_allocation ON holds (shop_id, entry_id, restock_id);
CREATE UNIQUE INDEX holds_one_open ON holds (shop_id, entry_id) WHERE due_at IS NOT NULL;
CREATE INDEX holds_due ON holds (shop_id, due_at) WHERE due_at IS NOT NULL;

ALTER TABLE holds ENABLE ROW LEVEL SECURITY;
ALTER TABLE holds FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON holds
  USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));
