-- Spot checks drawn among all that a version publishes by one promise; those of before were drawn subject by subject.
ALTER TABLE "spot_check" ADD COLUMN "is_of_all" BOOLEAN NOT NULL DEFAULT false;
