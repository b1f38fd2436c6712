-- The vendor of each variant's product, for the filter of the Products page. Null until Shopify has told us. An index for each
-- order of the table: a vendor of middling size would be walked for in the whole catalogue, or all its variants sorted.

ALTER TABLE assignments ADD COLUMN vendor TEXT;
CREATE INDEX assignments_by_vendor ON assignments (shop_id, vendor, product_title, variant_id)
  WHERE vendor IS NOT NULL AND variant_deleted_at IS NULL;
CREATE INDEX assignments_by_vendor_stock
  ON assignments (shop_id, vendor, (CASE WHEN stock_units IS NULL THEN -2147483648 ELSE stock_units END), variant_id)
  WHERE vendor IS NOT NULL AND variant_deleted_at IS NULL;
CREATE INDEX assignments_by_vendor_waiting ON assignments (shop_id, vendor, waiting_entries, variant_id)
  WHERE vendor IS NOT NULL AND variant_deleted_at IS NULL;
CREATE INDEX assignments_by_vendor_change ON assignments (shop_id, vendor, offer_changed_at, variant_id)
  WHERE vendor IS NOT NULL AND variant_deleted_at IS NULL;

-- Shops that exist learn their vendors from a check of all variants, as if somebody had asked for one: each at its next pass.
DO $$
DECLARE
  shop record;
BEGIN
  FOR shop IN SELECT id FROM shops WHERE uninstalled_at IS NULL LOOP
    PERFORM set_config('standby.shop_id', shop.id::text, true);
    UPDATE reconcile_passes
    SET check_requested_at = now(), step = 'rest', cursor = NULL, swept_to = 0, round_checked = 0, sweep_left = 0, saves = saves + 1
    WHERE shop_id = shop.id AND check_requested_at IS NULL;
  END LOOP;
  PERFORM set_config('standby.shop_id', '', true);
END $$;
