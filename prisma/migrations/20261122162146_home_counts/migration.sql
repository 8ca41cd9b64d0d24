-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "home_renders" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "invitation_grants_group_id_invitation_id_idx" ON "invitation_grants"("group_id", "invitation_id");

-- CreateIndex
CREATE INDEX "members_organization_id_role_id_state_name_id_idx" ON "members"("organization_id", "role_id", "state", "name", "id");

-- The newest failures of an organization's invitations, for the count on App Home.
CREATE INDEX "deliveries_invitations_failed" ON "deliveries"("organization_id", "id")
  WHERE "status" = 'failed' AND "message" = 'invitation';
