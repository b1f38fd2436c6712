-- What Shopify has and Standby does not mean, and how far the reconciler of each shop has come.

CREATE TABLE drifts (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('policy', 'offer_metafield', 'selling_plan', 'metafield_definition', 'proxy_path',
    'scopes', 'webhooks_missed')),
  variant_id BIGINT NOT NULL DEFAULT 0,
  expected TEXT NOT NULL,
  found TEXT,
  first_seen_at TIMESTAMPTZ(3) NOT NULL,
  last_seen_at TIMESTAMPTZ(3) NOT NULL,
  repair_requested_at TIMESTAMPTZ(3),
  repair_requested_by TEXT,
  repair_failed_at TIMESTAMPTZ(3),
  CONSTRAINT drifts_pkey PRIMARY KEY (shop_id, variant_id, kind)
);
CREATE INDEX drifts_in_repair ON drifts (shop_id, variant_id) WHERE repair_requested_at IS NOT NULL;

CREATE TABLE reconcile_passes (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  step TEXT NOT NULL DEFAULT 'rest' CHECK (step IN ('shop', 'changed', 'orders', 'sweep', 'rest')),
  saves INTEGER NOT NULL DEFAULT 0,
  began_at TIMESTAMPTZ(3),
  ended_at TIMESTAMPTZ(3),
  cursor TEXT,
  changed_since TIMESTAMPTZ(3) NOT NULL,
  shop_checked_at TIMESTAMPTZ(3),
  sweep_left INTEGER NOT NULL DEFAULT 0,
  swept_to BIGINT NOT NULL DEFAULT 0,
  round_variants INTEGER NOT NULL DEFAULT 0,
  round_checked INTEGER NOT NULL DEFAULT 0,
  round_ended_at TIMESTAMPTZ(3),
  check_requested_at TIMESTAMPTZ(3),
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  problem TEXT CHECK (problem IN ('needs_reauth', 'unavailable')),
  CONSTRAINT reconcile_passes_pkey PRIMARY KEY (shop_id)
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['drifts', 'reconcile_passes']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
