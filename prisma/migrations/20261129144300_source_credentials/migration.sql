-- What hosts are shown when they are harvested, encrypted by a secret that is not in the database.
CREATE TABLE "source_credential" (
    "origin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_credential_pkey" PRIMARY KEY ("origin")
);
