-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN "enterprise_id" TEXT;

-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN "team_id" TEXT,
ADD COLUMN "enterprise_id" TEXT,
ADD COLUMN "is_external" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "slack_updated_at" TIMESTAMPTZ(3),
ALTER COLUMN "is_email_confirmed" SET DEFAULT false;

-- Of whoever was seen before, the workspace was not kept, and a missing confirmation counted as one: Slack is asked
-- again before they act or anything is bound to them.
UPDATE "slack_people" SET "is_external" = "is_stranger", "is_email_confirmed" = false, "updated_at" = 'epoch';
UPDATE "workspaces" SET "people_listed_at" = NULL;
