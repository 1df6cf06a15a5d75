-- Harvests are runs; what a source has deleted is set aside. Requests are remembered, so that published limits are kept
-- across restarts and between workers.
ALTER TYPE "run_kind" ADD VALUE 'harvest';
ALTER TYPE "set_aside_reason" ADD VALUE 'deleted_by_source';

CREATE TABLE "harvest_host" (
    "host" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "harvest_host_pkey" PRIMARY KEY ("host")
);

CREATE TABLE "harvest_request" (
    "id" BIGSERIAL NOT NULL,
    "host" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "harvest_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "harvest_request_host_requested_at_idx" ON "harvest_request"("host", "requested_at");
