-- What the Prisma schema language cannot say: checks, partial indexes, the append-only ledger, tenancy.

-- Words ------------------------------------------------------------------------------------------

ALTER TABLE templates ADD CONSTRAINT templates_mode CHECK (mode IN ('waitlist', 'preorder', 'backorder')),
  ADD CONSTRAINT templates_follows_end CHECK (follows_end IN ('unavailable', 'waitlist', 'keep_selling'));
ALTER TABLE assignments ADD CONSTRAINT assignments_mode CHECK (mode IN ('waitlist', 'preorder', 'backorder')),
  ADD CONSTRAINT assignments_offer CHECK (offer IN ('in_stock', 'preorder', 'backorder', 'waitlist', 'unavailable')),
  ADD CONSTRAINT assignments_manual_offer
    CHECK (manual_offer IN ('in_stock', 'preorder', 'backorder', 'waitlist', 'unavailable')),
  ADD CONSTRAINT assignments_policy CHECK (original_policy IN ('CONTINUE', 'DENY')),
  ADD CONSTRAINT assignments_counters CHECK (waiting_entries >= 0 AND waiting_units >= 0);
ALTER TABLE waitlist_entries ADD CONSTRAINT waitlist_entries_state
    CHECK (state IN ('waiting', 'allocated', 'done', 'cancelled', 'expired')),
  ADD CONSTRAINT waitlist_entries_quantity CHECK (quantity BETWEEN 1 AND 1000);
ALTER TABLE restocks ADD CONSTRAINT restocks_units
  CHECK (freed_units >= 0 AND allocated_units >= 0 AND allocated_units <= freed_units);
ALTER TABLE allocations ADD CONSTRAINT allocations_units CHECK (units > 0);
ALTER TABLE messages ADD CONSTRAINT messages_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'suppressed')),
  ADD CONSTRAINT messages_audience CHECK (audience IN ('customer', 'owner', 'staff', 'supplier'));

-- One default template per shop; one place in line per address and variant. ---------------------------

CREATE UNIQUE INDEX templates_one_default ON templates (shop_id) WHERE is_default;
CREATE UNIQUE INDEX waitlist_entries_one_place ON waitlist_entries (shop_id, variant_id, email) WHERE state = 'waiting';

-- Hot paths read only what is still to do. -------------------------------------------------------------

CREATE INDEX waitlist_entries_line ON waitlist_entries (shop_id, variant_id, joined_at, id) WHERE state = 'waiting';
CREATE INDEX messages_due ON messages (shop_id, due_at, id) WHERE state IN ('queued', 'sending');
CREATE INDEX inbox_pending ON inbox (shop_domain, id) WHERE processed_at IS NULL AND dead_at IS NULL;
CREATE INDEX inbox_dead ON inbox (shop_domain, id) WHERE dead_at IS NOT NULL;
CREATE INDEX inbox_processed ON inbox (processed_at) WHERE processed_at IS NOT NULL;
CREATE INDEX assignments_unwritten ON assignments (shop_id, variant_id) WHERE written_version < intent_version;

-- The allocation ledger is append-only. Rows leave only with their whole shop (standby.redact = 'on'). ---

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('standby.redact', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The allocation ledger is append-only: write a correcting row instead.';
END $$;
CREATE TRIGGER allocations_append_only BEFORE UPDATE OR DELETE ON allocations
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

-- Tenancy: rows go with their shop, and a transaction sees only the shop it named. -----------------------
-- FORCE makes the policy bind the owner of the tables too. The sub-select is evaluated once per statement.

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['templates', 'assignments', 'stock_levels', 'waitlist_entries', 'restocks',
    'allocations', 'messages', 'message_events', 'suppressions', 'events']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE', tenant_table);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY one_shop ON %I USING (shop_id = (SELECT nullif(current_setting(''standby.shop_id'', true), '''')::int))',
      tenant_table);
  END LOOP;
END $$;
