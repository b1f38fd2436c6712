-- The Products page: every order one index range, search by the beginnings of words, and views that merchants keep.

CREATE INDEX assignments_by_stock ON assignments (shop_id, (coalesce(stock_units, -2147483648)), variant_id)
  WHERE variant_deleted_at IS NULL;
CREATE INDEX assignments_by_waiting ON assignments (shop_id, waiting_entries, variant_id) WHERE variant_deleted_at IS NULL;
CREATE INDEX assignments_by_change ON assignments (shop_id, offer_changed_at, variant_id) WHERE variant_deleted_at IS NULL;

-- Row-level security lets an index be used only through operators that cannot leak: comparisons of text are of that kind,
-- LIKE and its trigram index are not. So each word has a row, and a word's beginning is a range.

CREATE FUNCTION words_of(given text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT DISTINCT word FROM regexp_split_to_table(lower(given), '[^[:alnum:]]+') AS word WHERE word <> ''
$$;

CREATE TABLE search_words (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  word TEXT COLLATE "C" NOT NULL,
  variant_id BIGINT NOT NULL,
  CONSTRAINT search_words_pkey PRIMARY KEY (shop_id, word, variant_id),
  CONSTRAINT search_words_assignment FOREIGN KEY (shop_id, variant_id)
    REFERENCES assignments (shop_id, variant_id) ON DELETE CASCADE
);
CREATE INDEX search_words_of_variant ON search_words (shop_id, variant_id, word);
ALTER TABLE search_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_words FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON search_words
  USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));

CREATE FUNCTION add_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words (shop_id, word, variant_id)
  SELECT shop_id, word, variant_id FROM added, words_of(product_title || ' ' || variant_title || ' ' || sku) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION replace_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_words s USING changed c, former f
  WHERE f.shop_id = c.shop_id AND f.variant_id = c.variant_id
    AND (f.product_title, f.variant_title, f.sku) IS DISTINCT FROM (c.product_title, c.variant_title, c.sku)
    AND s.shop_id = c.shop_id AND s.variant_id = c.variant_id;
  INSERT INTO search_words (shop_id, word, variant_id)
  SELECT c.shop_id, word, c.variant_id
  FROM changed c JOIN former f ON f.shop_id = c.shop_id AND f.variant_id = c.variant_id,
    words_of(c.product_title || ' ' || c.variant_title || ' ' || c.sku) AS word
  WHERE (f.product_title, f.variant_title, f.sku) IS DISTINCT FROM (c.product_title, c.variant_title, c.sku)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER assignments_search_added AFTER INSERT ON assignments
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_search_words();
CREATE TRIGGER assignments_search_changed AFTER UPDATE ON assignments
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION replace_search_words();

DO $$
DECLARE
  shop record;
BEGIN
  FOR shop IN SELECT id FROM shops LOOP
    PERFORM set_config('standby.shop_id', shop.id::text, true);
    INSERT INTO search_words (shop_id, word, variant_id)
    SELECT shop_id, word, variant_id
    FROM assignments, words_of(product_title || ' ' || variant_title || ' ' || sku) AS word WHERE shop_id = shop.id;
  END LOOP;
  PERFORM set_config('standby.shop_id', '', true);
END $$;

CREATE TABLE product_views (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  filters TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT product_views_pkey PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX product_views_name ON product_views (shop_id, lower(name));
ALTER TABLE product_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_views FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON product_views
  USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));

-- Lines of a file that a run makes, e.g. the stock data of variants it takes out of Standby.
CREATE TABLE run_lines (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id BIGSERIAL NOT NULL,
  run_id BIGINT NOT NULL,
  line TEXT NOT NULL,
  CONSTRAINT run_lines_pkey PRIMARY KEY (shop_id, id),
  CONSTRAINT run_lines_run FOREIGN KEY (shop_id, run_id) REFERENCES runs (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX run_lines_of_run ON run_lines (shop_id, run_id, id);
ALTER TABLE run_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE run_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON run_lines
  USING (shop_id = (SELECT nullif(current_setting('standby.shop_id', true), '')::int));
