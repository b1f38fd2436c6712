-- What Shopify answered when it did not take a repair.

ALTER TABLE drifts ADD COLUMN repair_problem TEXT;
