-- Selling plans of templates and who has joined them; the checkout's limits; work that one job per shop does at a time.

CREATE TABLE selling_plans (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  template_id BIGINT NOT NULL,
  group_id BIGINT,
  plan_id BIGINT,
  told TEXT,
  charge JSONB,
  problem TEXT,
  CONSTRAINT selling_plans_pkey PRIMARY KEY (shop_id, template_id),
  CONSTRAINT selling_plans_plan_in_group CHECK (plan_id IS NULL OR group_id IS NOT NULL)
);

CREATE TABLE selling_plan_members (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  variant_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  CONSTRAINT selling_plan_members_pkey PRIMARY KEY (shop_id, variant_id, group_id)
);

CREATE TABLE checkout_limits (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  wanted BOOLEAN NOT NULL,
  validation_id BIGINT,
  problem TEXT,
  CONSTRAINT checkout_limits_pkey PRIMARY KEY (shop_id)
);

CREATE TABLE shop_leases (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  holder UUID NOT NULL,
  leased_until TIMESTAMPTZ(3) NOT NULL,
  asked INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT shop_leases_pkey PRIMARY KEY (shop_id, name)
);

ALTER TABLE assignments ADD COLUMN selling_plan_id BIGINT, ADD COLUMN charge JSONB;
CREATE INDEX assignments_selling_plan ON assignments (shop_id, variant_id) WHERE selling_plan_id IS NOT NULL;
ALTER TABLE templates DROP COLUMN selling_plan_group_id;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['selling_plans', 'selling_plan_members', 'checkout_limits', 'shop_leases']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
