-- AlterTable
ALTER TABLE "classifier" ADD COLUMN     "stored_floor" DOUBLE PRECISION;
