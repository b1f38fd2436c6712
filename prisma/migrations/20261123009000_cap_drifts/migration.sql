-- Units of an exact cap, and the location that keeps them, are compared with what Standby means.

ALTER TABLE drifts DROP CONSTRAINT drifts_kind_check;
ALTER TABLE drifts ADD CONSTRAINT drifts_kind_check CHECK (kind IN ('policy', 'offer_metafield', 'selling_plan', 'cap_units',
  'metafield_definition', 'proxy_path', 'webhook_subscription', 'scopes', 'webhooks_missed', 'incoming_location'));
