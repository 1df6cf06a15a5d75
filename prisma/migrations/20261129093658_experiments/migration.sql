ALTER TYPE "run_kind" ADD VALUE 'experiment';

CREATE TYPE "experiment_verdict" AS ENUM ('converged', 'collapsed', 'fat_tail', 'no_gain');

CREATE TABLE "experiment" (
    "id" SERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "variants" TEXT[],
    "settings" JSONB NOT NULL,
    "seeds" INTEGER NOT NULL,
    "first_seed" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "experiment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "experiment_run" (
    "experiment_id" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "frames" JSONB,
    CONSTRAINT "experiment_run_pkey" PRIMARY KEY ("experiment_id", "variant", "seed")
);

CREATE TABLE "experiment_metric" (
    "experiment_id" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "wasserstein" DOUBLE PRECISION NOT NULL,
    "mean_error" DOUBLE PRECISION NOT NULL,
    "sd_error" DOUBLE PRECISION NOT NULL,
    "left_tail" DOUBLE PRECISION NOT NULL,
    "right_tail" DOUBLE PRECISION NOT NULL,
    "overlap" DOUBLE PRECISION NOT NULL,
    "modes_found" DOUBLE PRECISION NOT NULL,
    "discriminator_loss" DOUBLE PRECISION NOT NULL,
    "generator_loss" DOUBLE PRECISION NOT NULL,
    "accuracy" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "experiment_metric_pkey" PRIMARY KEY ("experiment_id", "variant", "seed", "step")
);

CREATE TABLE "experiment_review" (
    "id" BIGSERIAL NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "verdict" "experiment_verdict" NOT NULL,
    "note" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "experiment_review_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "experiment_run_id_key" ON "experiment"("run_id");
CREATE INDEX "experiment_review_experiment_id_variant_idx" ON "experiment_review"("experiment_id", "variant");

ALTER TABLE "experiment" ADD CONSTRAINT "experiment_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "experiment_run" ADD CONSTRAINT "experiment_run_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "experiment_metric" ADD CONSTRAINT "experiment_metric_experiment_id_variant_seed_fkey" FOREIGN KEY ("experiment_id", "variant", "seed") REFERENCES "experiment_run"("experiment_id", "variant", "seed") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "experiment_review" ADD CONSTRAINT "experiment_review_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
