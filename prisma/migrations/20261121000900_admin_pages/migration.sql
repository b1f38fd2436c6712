-- What the admin's pages read, in the order in which they show it: a page is one index range, however deep.

CREATE INDEX assignments_by_offer ON assignments (shop_id, offer, product_title, variant_id);
CREATE INDEX assignments_most_waiting ON assignments (shop_id, waiting_entries, variant_id) WHERE waiting_entries > 0;
CREATE INDEX waitlist_entries_left_line ON waitlist_entries (shop_id, variant_id, state, id) WHERE state <> 'waiting';
CREATE INDEX waitlist_entries_joined ON waitlist_entries (shop_id, joined_at);
CREATE INDEX allocations_made ON allocations (shop_id, at);
CREATE INDEX messages_sent ON messages (shop_id, sent_at) WHERE state = 'sent';
CREATE INDEX messages_failed ON messages (shop_id, created_at) WHERE state = 'failed';
