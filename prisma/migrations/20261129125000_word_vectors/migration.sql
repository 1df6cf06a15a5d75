-- Word vectors are kept, and models may be trained with some.
ALTER TYPE "run_kind" ADD VALUE 'word_vectors';

CREATE TABLE "word_vectors" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "checksum" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "provenance" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "word_vectors_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "word_vectors_name_key" ON "word_vectors"("name");

CREATE TABLE "word_vectors_chunk" (
    "word_vectors_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "word_vectors_chunk_pkey" PRIMARY KEY ("word_vectors_id", "index")
);

ALTER TABLE "word_vectors_chunk" ADD CONSTRAINT "word_vectors_chunk_word_vectors_id_fkey" FOREIGN KEY ("word_vectors_id") REFERENCES "word_vectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "model" ADD COLUMN "word_vectors_id" INTEGER;

ALTER TABLE "model" ADD CONSTRAINT "model_word_vectors_id_fkey" FOREIGN KEY ("word_vectors_id") REFERENCES "word_vectors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
