-- Filters of the Products page that walked the whole catalogue: by template, and what was chosen by hand.
CREATE INDEX assignments_by_template ON assignments (shop_id, template_id, product_title, variant_id)
  WHERE variant_deleted_at IS NULL;
CREATE INDEX assignments_by_hand ON assignments (shop_id, product_title, variant_id)
  WHERE manual_offer IS NOT NULL AND variant_deleted_at IS NULL;

-- By stock. Row-level security lets COALESCE near no index condition, since it counts as something that might leak; CASE does not.
DROP INDEX assignments_by_stock;
CREATE INDEX assignments_by_stock
  ON assignments (shop_id, (CASE WHEN stock_units IS NULL THEN -2147483648 ELSE stock_units END), variant_id)
  WHERE variant_deleted_at IS NULL;
