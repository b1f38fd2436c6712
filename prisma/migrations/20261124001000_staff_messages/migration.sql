-- Staff are told of new backorders, restocks and shortfalls: where to, and a way to the last mail of a kind to each.
ALTER TABLE shops
  ADD COLUMN staff_emails TEXT[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT shops_staff_emails CHECK (cardinality(staff_emails) <= 10);
CREATE INDEX messages_to_staff ON messages (shop_id, kind, to_address, id) WHERE audience = 'staff';
