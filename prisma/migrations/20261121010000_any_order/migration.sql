-- A webhook that could not be processed waits before the next try, and its shop's other webhooks move on.
ALTER TABLE "inbox" ADD COLUMN "retry_at" TIMESTAMPTZ(3);

-- How new the shop's own facts and its granted scopes are: the newest webhook wins, in whatever order they arrive.
ALTER TABLE "shops" ADD COLUMN "facts_told_at" TIMESTAMPTZ(3), ADD COLUMN "scopes_told_at" TIMESTAMPTZ(3);
