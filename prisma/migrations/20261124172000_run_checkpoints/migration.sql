-- The state of an interrupted training. Not logged: after a crash of Postgres the training begins anew, no more.
CREATE UNLOGGED TABLE "run_checkpoint" (
    "run_id" BIGINT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "run_checkpoint_pkey" PRIMARY KEY ("run_id","index")
);

ALTER TABLE "run_checkpoint" ADD CONSTRAINT "run_checkpoint_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
