-- Models made by H2O, kept as the file that was uploaded.
CREATE TABLE "imported_model" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "artefact" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imported_model_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "imported_model_name_key" ON "imported_model"("name");
