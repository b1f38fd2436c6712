-- What merchants rule: dates, caps, payment, fulfilment and holds of templates and assignments; the shop's choices.

ALTER TABLE templates
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD COLUMN exact_cap boolean NOT NULL DEFAULT false,
  ADD COLUMN payment jsonb NOT NULL DEFAULT '{"kind": "full"}',
  ADD COLUMN fulfilment jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN hold jsonb NOT NULL DEFAULT '{"on": false, "hours": 24}',
  ADD COLUMN archived_at timestamptz(3),
  ADD COLUMN selling_plan_group_id bigint;

ALTER TABLE assignments
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD COLUMN exact_cap boolean NOT NULL DEFAULT false,
  ADD COLUMN payment jsonb NOT NULL DEFAULT '{"kind": "full"}',
  ADD COLUMN fulfilment jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN hold jsonb NOT NULL DEFAULT '{"on": false, "hours": 24}',
  ADD COLUMN overrides text[] NOT NULL DEFAULT '{}',
  ADD COLUMN owed_units integer NOT NULL DEFAULT 0 CHECK (owed_units >= 0),
  ADD COLUMN ended_at timestamptz(3),
  ADD COLUMN next_decision_at timestamptz(3);

CREATE INDEX assignments_next_decision ON assignments (shop_id, next_decision_at) WHERE next_decision_at IS NOT NULL;

ALTER TABLE shops
  ADD COLUMN shop_email text,
  ADD COLUMN counted_location_ids bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN after_unassign text NOT NULL DEFAULT 'restore' CHECK (after_unassign IN ('restore', 'disable')),
  ADD COLUMN muted_messages text[] NOT NULL DEFAULT '{}',
  ADD COLUMN double_opt_in boolean NOT NULL DEFAULT false;
UPDATE shops SET shop_email = owner_email;
UPDATE shops SET owner_email = NULL;
