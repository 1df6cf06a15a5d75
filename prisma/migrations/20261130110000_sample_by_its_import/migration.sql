-- The sample is what an import of the service itself created. Of samples from before imports were noted, say so.
UPDATE "source" s SET "import_run_id" = r."id" FROM "run" r
WHERE s."name" = 'sample' AND s."import_run_id" IS NULL AND r."kind" = 'import'
  AND r."user_id" IS NULL AND r."api_key_id" IS NULL AND r."input" ->> 'source' = s."name"
  AND NOT EXISTS (SELECT FROM "audit_event" WHERE "action" = 'sample.removed');
-- A scheme and subjects that were made while it ran; people's subjects in that scheme stay theirs.
UPDATE "scheme" c SET "import_run_id" = r."id" FROM "run" r
WHERE c."name" = 'Research areas' AND c."import_run_id" IS NULL AND r."kind" = 'import'
  AND r."user_id" IS NULL AND r."api_key_id" IS NULL AND r."input" ->> 'scheme' = c."name"
  AND c."created_at" BETWEEN r."created_at" AND r."finished_at"
  AND NOT EXISTS (SELECT FROM "audit_event" WHERE "action" = 'sample.removed');
UPDATE "subject" s SET "import_run_id" = r."id" FROM "scheme" c, "run" r
WHERE s."scheme_id" = c."id" AND s."import_run_id" IS NULL AND c."name" = 'Research areas'
  AND r."kind" = 'import' AND r."user_id" IS NULL AND r."api_key_id" IS NULL AND r."input" ->> 'scheme' = c."name"
  AND s."created_at" BETWEEN r."created_at" AND r."finished_at"
  AND c."import_run_id" IN (
    SELECT "id" FROM "run" WHERE "kind" = 'import' AND "user_id" IS NULL AND "api_key_id" IS NULL);
