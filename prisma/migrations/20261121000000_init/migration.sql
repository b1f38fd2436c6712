-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "access_token" TEXT NOT NULL,
    "user_id" BIGINT,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "account_owner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "email_verified" BOOLEAN DEFAULT false,
    "refresh_token" TEXT,
    "refresh_token_expires" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "owner_email" TEXT,
    "sender_name" TEXT,
    "sender_email" TEXT,
    "currency_code" TEXT NOT NULL DEFAULT 'USD',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "storefront_url" TEXT,
    "proxy_path" TEXT NOT NULL DEFAULT '/apps/standby',
    "switch_condition" INTEGER NOT NULL DEFAULT 0,
    "notify_owner" BOOLEAN NOT NULL DEFAULT true,
    "granted_scopes" TEXT NOT NULL DEFAULT '',
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "prepared_at" TIMESTAMPTZ(3),
    "needs_reauth_at" TIMESTAMPTZ(3),
    "uninstalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "templates" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "mode" TEXT NOT NULL,
    "switch_condition" INTEGER,
    "threshold_units" INTEGER,
    "incoming_units" INTEGER,
    "back_in_stock_on" DATE,
    "follows_end" TEXT NOT NULL DEFAULT 'unavailable',
    "texts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "product_title" TEXT NOT NULL,
    "variant_title" TEXT NOT NULL,
    "product_handle" TEXT NOT NULL,
    "sku" TEXT NOT NULL DEFAULT '',
    "image_url" TEXT,
    "template_id" BIGINT NOT NULL,
    "mode" TEXT NOT NULL,
    "switch_condition" INTEGER,
    "threshold_units" INTEGER,
    "incoming_units" INTEGER,
    "back_in_stock_on" DATE,
    "follows_end" TEXT NOT NULL DEFAULT 'unavailable',
    "texts" JSONB NOT NULL DEFAULT '{}',
    "offer" TEXT NOT NULL DEFAULT 'in_stock',
    "offer_reason" TEXT NOT NULL DEFAULT '',
    "offer_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "manual_offer" TEXT,
    "stock_units" INTEGER,
    "waiting_entries" INTEGER NOT NULL DEFAULT 0,
    "waiting_units" INTEGER NOT NULL DEFAULT 0,
    "original_policy" TEXT NOT NULL,
    "intent_version" INTEGER NOT NULL DEFAULT 1,
    "written_version" INTEGER NOT NULL DEFAULT 0,
    "written_at" TIMESTAMPTZ(3),
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "variant_deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateTable
CREATE TABLE "stock_levels" (
    "shop_id" INTEGER NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "location_id" BIGINT NOT NULL,
    "available_units" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "connected" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("shop_id","inventory_item_id","location_id")
);

-- CreateTable
CREATE TABLE "waitlist_entries" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "sms_consent_at" TIMESTAMPTZ(3),
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "customer_id" BIGINT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "allocated_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entries_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "restocks" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "units_from" INTEGER NOT NULL,
    "units_to" INTEGER NOT NULL,
    "freed_units" INTEGER NOT NULL,
    "allocated_units" INTEGER NOT NULL DEFAULT 0,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "restocks_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "allocations" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "restock_id" BIGINT NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "units" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allocations_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "to_address" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "variant_id" BIGINT,
    "entry_id" BIGINT,
    "restock_id" BIGINT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "state_reason" TEXT,
    "subject" TEXT,
    "provider_message_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message_events" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "message_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_events_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "shop_id" INTEGER NOT NULL,
    "address_hash" TEXT NOT NULL,
    "variant_id" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("shop_id","address_hash","variant_id")
);

-- CreateTable
CREATE TABLE "events" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "variant_id" BIGINT,
    "name" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "privacy_requests" (
    "shop_domain" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "request_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "privacy_requests_pkey" PRIMARY KEY ("shop_domain","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "shop_domain" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" TEXT,
    "triggered_at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "processed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "dead_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("shop_domain","id")
);

-- CreateTable
CREATE TABLE "doorbells" (
    "bell" TEXT NOT NULL,
    "shop_key" TEXT NOT NULL,
    "rings" BIGINT NOT NULL DEFAULT 1,
    "rung_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(6),

    CONSTRAINT "doorbells_pkey" PRIMARY KEY ("bell","shop_key")
);

-- CreateTable
CREATE TABLE "rate_windows" (
    "key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "hits" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rate_windows_pkey" PRIMARY KEY ("key","started_at")
);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shops_domain_key" ON "shops"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "templates_shop_id_name_key" ON "templates"("shop_id", "name");

-- CreateIndex
CREATE INDEX "assignments_shop_id_inventory_item_id_idx" ON "assignments"("shop_id", "inventory_item_id");

-- CreateIndex
CREATE INDEX "assignments_shop_id_product_id_idx" ON "assignments"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "assignments_shop_id_product_title_variant_id_idx" ON "assignments"("shop_id", "product_title", "variant_id");

-- CreateIndex
CREATE INDEX "waitlist_entries_shop_id_email_idx" ON "waitlist_entries"("shop_id", "email");

-- CreateIndex
CREATE INDEX "waitlist_entries_shop_id_variant_id_id_idx" ON "waitlist_entries"("shop_id", "variant_id", "id");

-- CreateIndex
CREATE INDEX "restocks_shop_id_variant_id_id_idx" ON "restocks"("shop_id", "variant_id", "id");

-- CreateIndex
CREATE INDEX "allocations_shop_id_entry_id_idx" ON "allocations"("shop_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocations_shop_id_restock_id_entry_id_key" ON "allocations"("shop_id", "restock_id", "entry_id");

-- CreateIndex
CREATE INDEX "messages_shop_id_entry_id_idx" ON "messages"("shop_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_id_dedupe_key_key" ON "messages"("shop_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "message_events_shop_id_message_id_idx" ON "message_events"("shop_id", "message_id");

-- CreateIndex
CREATE INDEX "events_shop_id_variant_id_id_idx" ON "events"("shop_id", "variant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_shop_domain_webhook_id_key" ON "inbox"("shop_domain", "webhook_id");

-- CreateIndex
CREATE INDEX "doorbells_bell_rung_at_idx" ON "doorbells"("bell", "rung_at");

-- CreateIndex
CREATE INDEX "rate_windows_started_at_idx" ON "rate_windows"("started_at");

