-- The orders of Current users by when people joined, and of Invited users by address.

-- CreateIndex
CREATE INDEX "members_organization_id_state_joined_at_id_idx" ON "members"("organization_id", "state", "joined_at", "id");

-- CreateIndex
CREATE INDEX "invitations_organization_id_status_email_id_idx" ON "invitations"("organization_id", "status", "email", "id");
