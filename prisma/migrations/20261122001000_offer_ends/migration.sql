-- Units that came while nobody could buy them; ends that were dealt with; which shops have a date that has come.

ALTER TABLE assignments
  ADD COLUMN carried_units integer NOT NULL DEFAULT 0 CHECK (carried_units >= 0),
  ADD COLUMN sold_ahead_units integer NOT NULL DEFAULT 0 CHECK (sold_ahead_units >= 0),
  ADD COLUMN resumed_at timestamptz(3);

UPDATE shops SET muted_messages = array_append(muted_messages, 'offer_switched'), notify_owner = true
  WHERE NOT notify_owner AND NOT 'offer_switched' = ANY (muted_messages);

-- One look per shop into its own rows: the function names each shop in turn, so row-level security stays in force.
CREATE FUNCTION shops_with_due_offers(due timestamptz) RETURNS SETOF integer LANGUAGE plpgsql AS $$
DECLARE
  shop record;
BEGIN
  FOR shop IN SELECT id FROM shops WHERE uninstalled_at IS NULL ORDER BY id LOOP
    PERFORM set_config('standby.shop_id', shop.id::text, true);
    IF EXISTS (
      SELECT 1 FROM assignments
      WHERE shop_id = shop.id AND next_decision_at <= due AND variant_deleted_at IS NULL
    ) THEN
      RETURN NEXT shop.id;
    END IF;
  END LOOP;
  PERFORM set_config('standby.shop_id', '', true);
END
$$;
