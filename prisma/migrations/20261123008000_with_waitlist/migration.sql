-- A pre-order or backorder may have the waitlist beside its button.
ALTER TABLE templates ADD COLUMN with_waitlist boolean NOT NULL DEFAULT false;
ALTER TABLE assignments ADD COLUMN with_waitlist boolean NOT NULL DEFAULT false;
