-- Rare among many: accepted invitations that wait for an approver.
CREATE INDEX "invitations_held" ON "invitations"("organization_id", "awaiting_approval_at")
  WHERE "status" = 'pending' AND "awaiting_approval_at" IS NOT NULL;
