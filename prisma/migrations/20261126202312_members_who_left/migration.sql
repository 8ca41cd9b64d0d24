-- CreateEnum
CREATE TYPE "WhenSomebodyLeaves" AS ENUM ('tell', 'deactivate');

-- CreateEnum
CREATE TYPE "LeftReason" AS ENUM ('deactivated', 'guest', 'external');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "member_id" UUID;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "is_guest_allowed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "left_reason" "LeftReason";

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "when_somebody_leaves" "WhenSomebodyLeaves" NOT NULL DEFAULT 'tell';

-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "is_workspace_owner" BOOLEAN NOT NULL DEFAULT false;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Finds the cards about a member.
CREATE INDEX "deliveries_member_id_idx" ON "deliveries"("member_id") WHERE "member_id" IS NOT NULL;

-- Counts and lists the few members who left Slack.
CREATE INDEX "members_left_idx" ON "members"("organization_id", "state", "name", "id") WHERE "left_at" IS NOT NULL;

-- Members who are guests already are meant to be; those whose accounts are gone wait for the admins' decision.
UPDATE "members" m SET "is_guest_allowed" = p."is_guest",
  "left_at" = CASE WHEN m."state" = 'active' AND (p."is_deactivated" OR p."is_external")
    THEN COALESCE(p."slack_updated_at", p."updated_at") END,
  "left_reason" = CASE WHEN m."state" <> 'active' THEN NULL
    WHEN p."is_deactivated" THEN 'deactivated'::"LeftReason"
    WHEN p."is_external" THEN 'external'::"LeftReason" END
FROM "organizations" o JOIN "slack_people" p ON p."workspace_id" = o."workspace_id"
WHERE o."id" = m."organization_id" AND p."slack_user_id" = m."slack_user_id"
  AND (p."is_guest" OR p."is_deactivated" OR p."is_external");

-- The next listing says who owns the workspace.
UPDATE "workspaces" SET "people_listed_at" = NULL;
