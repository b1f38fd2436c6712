-- Offers change often, names seldom. The statement trigger joined the rows before with the rows after whatever had changed, by a
-- plan made once for few rows: a thousand offers took seconds. A row trigger with a condition costs nothing until a name changes.
DROP TRIGGER assignments_search_changed ON assignments;

CREATE OR REPLACE FUNCTION replace_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_words WHERE shop_id = NEW.shop_id AND variant_id = NEW.variant_id;
  INSERT INTO search_words (shop_id, word, variant_id)
  SELECT NEW.shop_id, word, NEW.variant_id
  FROM words_of(NEW.product_title || ' ' || NEW.variant_title || ' ' || NEW.sku) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER assignments_search_changed AFTER UPDATE ON assignments FOR EACH ROW
  WHEN ((OLD.product_title, OLD.variant_title, OLD.sku) IS DISTINCT FROM (NEW.product_title, NEW.variant_title, NEW.sku))
  EXECUTE FUNCTION replace_search_words();
