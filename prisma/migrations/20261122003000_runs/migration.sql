-- Long work with progress: its place is saved with its rows, so that it goes on where it was after any interruption.

CREATE TABLE runs (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  title TEXT NOT NULL,
  total_items INTEGER,
  done_items INTEGER NOT NULL DEFAULT 0,
  failed_items INTEGER NOT NULL DEFAULT 0,
  input JSONB NOT NULL DEFAULT '{}',
  cursor JSONB,
  step INTEGER NOT NULL DEFAULT 0,
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  result JSONB NOT NULL DEFAULT '{}',
  actor TEXT NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at TIMESTAMPTZ(3),
  CONSTRAINT runs_pkey PRIMARY KEY (shop_id, id),
  CONSTRAINT runs_counters CHECK (done_items >= 0 AND failed_items >= 0)
);
CREATE INDEX runs_by_kind ON runs (shop_id, kind, id);

CREATE TABLE run_failures (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  run_id BIGINT NOT NULL,
  item TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT run_failures_pkey PRIMARY KEY (shop_id, id),
  CONSTRAINT run_failures_run FOREIGN KEY (shop_id, run_id) REFERENCES runs (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX run_failures_of_run ON run_failures (shop_id, run_id, id);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['runs', 'run_failures']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
