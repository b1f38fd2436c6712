-- Which locations count, what to put back after unassignment, and one writer per variant.

CREATE TABLE locations (
  shop_id INTEGER NOT NULL,
  location_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  is_active BOOLEAN NOT NULL DEFAULT true,
  fulfills_online_orders BOOLEAN NOT NULL DEFAULT true,
  told_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT locations_pkey PRIMARY KEY (shop_id, location_id)
);

CREATE TABLE unassigned_variants (
  shop_id INTEGER NOT NULL,
  variant_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  original_policy TEXT NOT NULL,
  policy TEXT NOT NULL,
  unassigned_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT unassigned_variants_pkey PRIMARY KEY (shop_id, variant_id),
  CONSTRAINT unassigned_variants_policies
    CHECK (original_policy IN ('CONTINUE', 'DENY') AND policy IN ('CONTINUE', 'DENY'))
);

CREATE TABLE write_leases (
  shop_id INTEGER NOT NULL,
  variant_id BIGINT NOT NULL,
  holder UUID NOT NULL,
  leased_until TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT write_leases_pkey PRIMARY KEY (shop_id, variant_id)
);

-- Rows from before this column lose against any fact of the same updated_at.
ALTER TABLE stock_levels ADD COLUMN told_at TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';
ALTER TABLE stock_levels ALTER COLUMN told_at DROP DEFAULT;
ALTER TABLE assignments ADD COLUMN tracked BOOLEAN NOT NULL DEFAULT true;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['locations', 'unassigned_variants', 'write_leases']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE', tenant_table);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
