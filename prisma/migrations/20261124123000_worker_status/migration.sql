-- CreateTable
CREATE TABLE "worker_status" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "backend" TEXT NOT NULL,
    "backend_reason" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_status_pkey" PRIMARY KEY ("id")
);

-- What workers look for twice a second: runs that wait or run.
CREATE INDEX run_unfinished ON run (id) WHERE state IN ('queued', 'running');
