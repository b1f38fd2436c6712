-- Webhooks say with which API version they were made; a moved proxy and a plan's terms are differences of their own.

ALTER TABLE inbox ADD COLUMN api_version text;

ALTER TABLE drifts DROP CONSTRAINT drifts_kind_check;
ALTER TABLE drifts ADD CONSTRAINT drifts_kind_check CHECK (kind IN ('policy', 'offer_metafield', 'selling_plan', 'cap_units',
  'metafield_definition', 'proxy_path', 'proxy_moved', 'webhook_subscription', 'webhook_version', 'scopes', 'webhooks_missed',
  'products_missed', 'orders_missed', 'incoming_location', 'plan_terms'));
