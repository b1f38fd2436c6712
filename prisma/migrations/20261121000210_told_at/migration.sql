-- Webhooks come in any order: what an assignment carries of its product and of its inventory item is as of these instants.
ALTER TABLE assignments ADD COLUMN product_told_at TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN item_told_at TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';
