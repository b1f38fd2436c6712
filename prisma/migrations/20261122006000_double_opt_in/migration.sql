-- A place asked for but not yet confirmed: at most one per address and variant, and found again when its time is up.
ALTER TABLE waitlist_entries DROP CONSTRAINT waitlist_entries_state;
ALTER TABLE waitlist_entries ADD CONSTRAINT waitlist_entries_state
  CHECK (state IN ('pending', 'waiting', 'allocated', 'done', 'cancelled', 'expired'));
CREATE UNIQUE INDEX waitlist_entries_one_pending ON waitlist_entries (shop_id, variant_id, email) WHERE state = 'pending';
CREATE INDEX waitlist_entries_unconfirmed ON waitlist_entries (shop_id, joined_at) WHERE state = 'pending';
