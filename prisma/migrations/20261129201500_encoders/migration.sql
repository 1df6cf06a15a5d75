-- Encoders are kept, models may be trained with one, and what they make of texts is kept with them.
ALTER TYPE "run_kind" ADD VALUE 'encoder';

CREATE TABLE "encoder" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "checksum" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "ms_per_text" DOUBLE PRECISION NOT NULL,
    "provenance" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "encoder_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "encoder_name_key" ON "encoder"("name");

CREATE TABLE "encoder_chunk" (
    "encoder_id" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "encoder_chunk_pkey" PRIMARY KEY ("encoder_id", "file", "index")
);

ALTER TABLE "encoder_chunk" ADD CONSTRAINT "encoder_chunk_encoder_id_fkey" FOREIGN KEY ("encoder_id") REFERENCES "encoder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "encoded_text" (
    "encoder_id" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "encoded_text_pkey" PRIMARY KEY ("encoder_id", "sha256")
);

ALTER TABLE "encoded_text" ADD CONSTRAINT "encoded_text_encoder_id_fkey" FOREIGN KEY ("encoder_id") REFERENCES "encoder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "model" ADD COLUMN "encoder_id" INTEGER;

ALTER TABLE "model" ADD CONSTRAINT "model_encoder_id_fkey" FOREIGN KEY ("encoder_id") REFERENCES "encoder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
