-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "greeted_at" TIMESTAMPTZ(3),
ADD COLUMN     "greeting_channel" TEXT,
ADD COLUMN     "greeting_ts" TEXT;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "hides_checklist" BOOLEAN NOT NULL DEFAULT false;
