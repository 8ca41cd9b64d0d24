-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "warned_at" TIMESTAMPTZ(3);
