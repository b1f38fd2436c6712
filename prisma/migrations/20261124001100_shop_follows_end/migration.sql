-- What shoppers see after an offer's end is set for the shop; a template or a variant may say otherwise.
ALTER TABLE shops
  ADD COLUMN follows_end TEXT NOT NULL DEFAULT 'unavailable',
  ADD CONSTRAINT shops_follows_end CHECK (follows_end IN ('unavailable', 'waitlist', 'keep_selling'));
ALTER TABLE templates
  DROP CONSTRAINT templates_follows_end,
  ADD CONSTRAINT templates_follows_end CHECK (follows_end IN ('as_shop', 'unavailable', 'waitlist', 'keep_selling'));
