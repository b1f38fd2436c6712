-- The health check lists products that shoppers cannot see, without reading a whole catalogue for the few that are hidden.

CREATE INDEX assignments_hidden ON assignments (shop_id, product_id) WHERE product_hidden_at IS NOT NULL;
