-- Harvests that are started again and again; the queue's own schedules follow these rows.
CREATE TABLE "harvest_schedule" (
    "id" SERIAL NOT NULL,
    "input" JSONB NOT NULL,
    "cron" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "harvest_schedule_pkey" PRIMARY KEY ("id")
);
-- The last run of each.
CREATE INDEX "run_harvest_schedule_idx" ON "run"((("input" ->> 'scheduleId')::int), "id") WHERE "kind" = 'harvest';
