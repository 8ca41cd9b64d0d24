-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "home_hash" TEXT;
