-- Guesses are counted by account and by address alike, so that a name that nobody has is locked as one that somebody has.
CREATE TABLE "sign_in_attempts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "sign_in_attempts_last_at_idx" ON "sign_in_attempts"("last_at");

ALTER TABLE "user_account" DROP COLUMN "failed_sign_ins", DROP COLUMN "locked_until";

CREATE UNIQUE INDEX user_account_name_in_any_case ON user_account (lower(name));
