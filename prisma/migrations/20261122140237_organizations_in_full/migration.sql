-- CreateEnum
CREATE TYPE "TieKind" AS ENUM ('channel', 'usergroup');

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "awaiting_approval_at" TIMESTAMPTZ(3),
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "join_requests" ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "deactivated_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "contact_slack_user_id" TEXT,
ADD COLUMN     "cooldown_minutes" INTEGER,
ADD COLUMN     "include_subdomains" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "invitation_days" INTEGER,
ADD COLUMN     "reminder_days" INTEGER,
ADD COLUMN     "request_days" INTEGER,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC',
ADD COLUMN     "welcome_message" TEXT;

-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "current_organization_id" UUID,
ADD COLUMN     "time_zone" TEXT;

-- CreateTable
CREATE TABLE "group_ties" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" "TieKind" NOT NULL,
    "slack_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_ties_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "group_ties_group_id_slack_id_key" ON "group_ties"("group_id", "slack_id");

-- AddForeignKey
ALTER TABLE "slack_people" ADD CONSTRAINT "slack_people_current_organization_id_fkey" FOREIGN KEY ("current_organization_id") REFERENCES "organizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_ties" ADD CONSTRAINT "group_ties_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;
