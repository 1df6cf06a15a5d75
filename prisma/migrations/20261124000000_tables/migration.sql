-- Made by Prisma from schema.prisma, but for two things that it cannot say: this extension, and document.search.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "document_state" AS ENUM ('active', 'set_aside');

-- CreateEnum
CREATE TYPE "set_aside_reason" AS ENUM ('duplicate_content', 'too_few_words', 'wrong_language');

-- CreateEnum
CREATE TYPE "label_origin" AS ENUM ('import', 'curator');

-- CreateEnum
CREATE TYPE "subject_selection" AS ENUM ('roots', 'leaves', 'branch', 'list');

-- CreateEnum
CREATE TYPE "classifier_state" AS ENUM ('trained', 'skipped');

-- CreateEnum
CREATE TYPE "prediction_state" AS ENUM ('published', 'queued', 'accepted', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('accept', 'reject');

-- CreateEnum
CREATE TYPE "act_kind" AS ENUM ('accept', 'reject', 'correct', 'label');

-- CreateEnum
CREATE TYPE "run_kind" AS ENUM ('import', 'training', 'scoring');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('reader', 'curator', 'operator', 'admin');

-- CreateTable
CREATE TABLE "scheme" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subject" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "paths" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subject_broader" (
    "narrower_id" INTEGER NOT NULL,
    "broader_id" INTEGER NOT NULL,

    CONSTRAINT "subject_broader_pkey" PRIMARY KEY ("narrower_id","broader_id")
);

-- CreateTable
CREATE TABLE "subject_ancestor" (
    "descendant_id" INTEGER NOT NULL,
    "ancestor_id" INTEGER NOT NULL,

    CONSTRAINT "subject_ancestor_pkey" PRIMARY KEY ("descendant_id","ancestor_id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" BIGSERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "raw_title" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "chance" SMALLINT NOT NULL,
    "state" "document_state" NOT NULL DEFAULT 'active',
    "set_aside_reason" "set_aside_reason",
    "restored" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', "title"), 'A') || setweight(to_tsvector('english', "text"), 'B')) STORED,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label_completeness" (
    "document_id" BIGINT NOT NULL,
    "scheme_id" INTEGER NOT NULL,

    CONSTRAINT "label_completeness_pkey" PRIMARY KEY ("document_id","scheme_id")
);

-- CreateTable
CREATE TABLE "label" (
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "origin" "label_origin" NOT NULL,
    "value" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "label_pkey" PRIMARY KEY ("document_id","subject_id","origin")
);

-- CreateTable
CREATE TABLE "model" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "learner" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "selection" "subject_selection" NOT NULL,
    "subject_ids" INTEGER[],
    "target_precision" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" SERIAL NOT NULL,
    "model_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "provenance" JSONB NOT NULL,
    "evaluation" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artefact_chunk" (
    "version_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "artefact_chunk_pkey" PRIMARY KEY ("version_id","index")
);

-- CreateTable
CREATE TABLE "classifier" (
    "version_id" INTEGER NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "state" "classifier_state" NOT NULL,
    "reason" TEXT,
    "accept_threshold" DOUBLE PRECISION,
    "review_threshold" DOUBLE PRECISION,
    "target_precision" DOUBLE PRECISION,
    "trained" JSONB,
    "metrics" JSONB,

    CONSTRAINT "classifier_pkey" PRIMARY KEY ("version_id","subject_id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" SERIAL NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "user_id" INTEGER,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prediction" (
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "probability" REAL NOT NULL,
    "margin" REAL NOT NULL,
    "state" "prediction_state" NOT NULL,

    CONSTRAINT "prediction_pkey" PRIMARY KEY ("document_id","subject_id")
);

-- CreateTable
CREATE TABLE "act" (
    "id" BIGSERIAL NOT NULL,
    "kind" "act_kind" NOT NULL,
    "user_id" INTEGER,
    "api_key_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" INTEGER,

    CONSTRAINT "act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" BIGSERIAL NOT NULL,
    "act_id" BIGINT NOT NULL,
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "verdict" "verdict" NOT NULL,
    "probability" REAL,
    "version_id" INTEGER,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_lease" (
    "document_id" BIGINT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_lease_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "review_skip" (
    "user_id" INTEGER NOT NULL,
    "document_id" BIGINT NOT NULL,
    "skipped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_skip_pkey" PRIMARY KEY ("user_id","document_id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" BIGSERIAL NOT NULL,
    "kind" "run_kind" NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "title" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB,
    "checkpoint" JSONB,
    "result" JSONB,
    "problem" JSONB,
    "backend" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "user_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_metric" (
    "run_id" BIGINT NOT NULL,
    "series" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "run_metric_pkey" PRIMARY KEY ("run_id","series","step")
);

-- CreateTable
CREATE TABLE "run_log" (
    "id" BIGSERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "run_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" BIGSERIAL NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "user_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_chunk" (
    "upload_id" BIGINT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_chunk_pkey" PRIMARY KEY ("upload_id","index")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "id" BIGSERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" BYTEA NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "role" "role" NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scheme_name_key" ON "scheme"("name");

-- CreateIndex
CREATE INDEX "subject_label_idx" ON "subject" USING GIN ("label" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "subject_scheme_id_label_key" ON "subject"("scheme_id", "label");

-- CreateIndex
CREATE INDEX "subject_broader_broader_id_idx" ON "subject_broader"("broader_id");

-- CreateIndex
CREATE INDEX "subject_ancestor_ancestor_id_idx" ON "subject_ancestor"("ancestor_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key" ON "source"("name");

-- CreateIndex
CREATE INDEX "document_content_hash_idx" ON "document"("content_hash");

-- CreateIndex
CREATE INDEX "document_search_idx" ON "document" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "document_source_id_external_id_key" ON "document"("source_id", "external_id");

-- CreateIndex
CREATE INDEX "label_subject_id_document_id_idx" ON "label"("subject_id", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_name_key" ON "model"("name");

-- CreateIndex
CREATE UNIQUE INDEX "version_run_id_key" ON "version"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "version_model_id_number_key" ON "version"("model_id", "number");

-- CreateIndex
CREATE INDEX "classifier_subject_id_idx" ON "classifier"("subject_id");

-- CreateIndex
CREATE INDEX "deployment_subject_id_started_at_idx" ON "deployment"("subject_id", "started_at");

-- CreateIndex
CREATE INDEX "deployment_version_id_idx" ON "deployment"("version_id");

-- CreateIndex
CREATE INDEX "prediction_subject_id_probability_idx" ON "prediction"("subject_id", "probability");

-- CreateIndex
CREATE INDEX "act_created_at_idx" ON "act"("created_at");

-- CreateIndex
CREATE INDEX "decision_act_id_idx" ON "decision"("act_id");

-- CreateIndex
CREATE INDEX "decision_document_id_subject_id_idx" ON "decision"("document_id", "subject_id");

-- CreateIndex
CREATE INDEX "review_lease_user_id_idx" ON "review_lease"("user_id");

-- CreateIndex
CREATE INDEX "run_kind_id_idx" ON "run"("kind", "id");

-- CreateIndex
CREATE INDEX "run_log_run_id_id_idx" ON "run_log"("run_id", "id");

-- CreateIndex
CREATE INDEX "import_problem_run_id_line_idx" ON "import_problem"("run_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_name_key" ON "user_account"("name");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "audit_event_target_id_idx" ON "audit_event"("target", "id");

-- CreateIndex
CREATE INDEX "audit_event_action_id_idx" ON "audit_event"("action", "id");

-- AddForeignKey
ALTER TABLE "subject" ADD CONSTRAINT "subject_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_broader" ADD CONSTRAINT "subject_broader_narrower_id_fkey" FOREIGN KEY ("narrower_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_broader" ADD CONSTRAINT "subject_broader_broader_id_fkey" FOREIGN KEY ("broader_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_ancestor" ADD CONSTRAINT "subject_ancestor_descendant_id_fkey" FOREIGN KEY ("descendant_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_ancestor" ADD CONSTRAINT "subject_ancestor_ancestor_id_fkey" FOREIGN KEY ("ancestor_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_completeness" ADD CONSTRAINT "label_completeness_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_completeness" ADD CONSTRAINT "label_completeness_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label" ADD CONSTRAINT "label_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label" ADD CONSTRAINT "label_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artefact_chunk" ADD CONSTRAINT "artefact_chunk_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classifier" ADD CONSTRAINT "classifier_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classifier" ADD CONSTRAINT "classifier_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act" ADD CONSTRAINT "act_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act" ADD CONSTRAINT "act_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act" ADD CONSTRAINT "act_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_lease" ADD CONSTRAINT "review_lease_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_lease" ADD CONSTRAINT "review_lease_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_skip" ADD CONSTRAINT "review_skip_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_skip" ADD CONSTRAINT "review_skip_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_metric" ADD CONSTRAINT "run_metric_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_log" ADD CONSTRAINT "run_log_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_chunk" ADD CONSTRAINT "upload_chunk_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
