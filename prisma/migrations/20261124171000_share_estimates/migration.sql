-- How frequent a subject seems to be among documents scored of late.
ALTER TABLE "classifier" ADD COLUMN     "share_estimate" JSONB;
