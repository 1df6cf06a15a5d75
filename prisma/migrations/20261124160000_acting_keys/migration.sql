-- Programs start runs and deploy, too.
ALTER TABLE "run" ADD COLUMN     "api_key_id" INTEGER;
ALTER TABLE "deployment" ADD COLUMN     "api_key_id" INTEGER;

ALTER TABLE "run" ADD CONSTRAINT "run_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;
