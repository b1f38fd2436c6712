-- The threshold as real units at a location of Standby's own, and what has been sold from there.

ALTER TABLE shops
  ADD COLUMN incoming_location_id bigint,
  ADD COLUMN incoming_location_problem text;

ALTER TABLE assignments
  ADD COLUMN cap_units integer CHECK (cap_units >= 0),
  ADD COLUMN cap_level_units integer,
  ADD COLUMN cap_sold_units integer NOT NULL DEFAULT 0 CHECK (cap_sold_units >= 0),
  ADD COLUMN cap_write jsonb;

ALTER TABLE unassigned_variants ADD COLUMN inventory_item_id bigint;
