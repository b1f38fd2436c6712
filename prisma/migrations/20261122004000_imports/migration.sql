-- Files that merchants hand in: each with its rows as they were read, what they would change, and what became of them.

CREATE TABLE imports (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('stock', 'waitlist')),
  file_name TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'reading' CHECK (state IN ('reading', 'asking', 'checking', 'checked', 'applying', 'applied')),
  headings TEXT[] NOT NULL DEFAULT '{}',
  columns JSONB NOT NULL DEFAULT '{}',
  date_order TEXT CHECK (date_order IN ('dmy', 'mdy')),
  read_rows INTEGER NOT NULL DEFAULT 0,
  broken_at_row INTEGER,
  run_id BIGINT,
  actor TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  applied_at TIMESTAMPTZ(3),
  CONSTRAINT imports_pkey PRIMARY KEY (shop_id, id)
);

CREATE TABLE import_rows (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  import_id BIGINT NOT NULL,
  row_number INTEGER NOT NULL,
  cells TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'change', 'same', 'problem', 'applied')),
  variant_id BIGINT,
  email TEXT,
  note TEXT NOT NULL DEFAULT '',
  changes JSONB,
  CONSTRAINT import_rows_pkey PRIMARY KEY (shop_id, import_id, row_number),
  CONSTRAINT import_rows_import FOREIGN KEY (shop_id, import_id) REFERENCES imports (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX import_rows_by_state ON import_rows (shop_id, import_id, state, row_number) WHERE state IN ('change', 'problem');
CREATE INDEX import_rows_by_email ON import_rows (shop_id, email) WHERE email IS NOT NULL;

CREATE INDEX assignments_sku ON assignments (shop_id, sku);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['imports', 'import_rows']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
