-- Subscriptions to a shop's news that Standby did not make are a difference too.

ALTER TABLE drifts DROP CONSTRAINT drifts_kind_check,
  ADD CONSTRAINT drifts_kind_check CHECK (kind IN ('policy', 'offer_metafield', 'selling_plan', 'metafield_definition',
    'proxy_path', 'webhook_subscription', 'scopes', 'webhooks_missed'));
