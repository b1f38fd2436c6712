-- Many offers told to Shopify at once: the round under way in a shop, and what the operation under way will have said of whom.

CREATE TABLE bulk_writes (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  step TEXT NOT NULL DEFAULT 'offers' CHECK (step IN ('offers', 'policies', 'metafields')),
  name TEXT,
  operation_id BIGINT,
  reached_product_id BIGINT NOT NULL DEFAULT 0,
  reached_variant_id BIGINT NOT NULL DEFAULT 0,
  result_bytes BIGINT NOT NULL DEFAULT 0,
  written_variants INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT bulk_writes_pkey PRIMARY KEY (shop_id),
  CONSTRAINT bulk_writes_named CHECK (operation_id IS NULL OR name IS NOT NULL)
);

CREATE TABLE bulk_write_lines (
  shop_id INTEGER NOT NULL REFERENCES bulk_writes (shop_id) ON DELETE CASCADE,
  variant_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  line INTEGER NOT NULL,
  version INTEGER NOT NULL,
  stamp TIMESTAMPTZ(3) NOT NULL,
  done BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT bulk_write_lines_pkey PRIMARY KEY (shop_id, variant_id)
);
CREATE INDEX bulk_write_lines_by_line ON bulk_write_lines (shop_id, line, variant_id);
DROP INDEX assignments_unwritten;
CREATE INDEX assignments_unwritten ON assignments (shop_id, product_id, variant_id)
  WHERE written_version < intent_version AND variant_deleted_at IS NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['bulk_writes', 'bulk_write_lines']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
