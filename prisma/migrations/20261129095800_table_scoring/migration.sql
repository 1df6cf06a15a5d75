-- Tables are scored by runs of their own kind, which make a file.
ALTER TYPE "run_kind" ADD VALUE 'table_scoring';

CREATE TABLE "run_output" (
    "run_id" BIGINT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "run_output_pkey" PRIMARY KEY ("run_id", "index")
);

ALTER TABLE "run_output" ADD CONSTRAINT "run_output_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
