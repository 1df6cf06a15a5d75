-- What the target precision is promised for; so far, for each subject by itself.
CREATE TYPE "promise_scope" AS ENUM ('each', 'together');
ALTER TABLE "model" ADD COLUMN "promise" "promise_scope" NOT NULL DEFAULT 'each';
ALTER TABLE "classifier" ADD COLUMN "promise" "promise_scope" NOT NULL DEFAULT 'each';
