-- People outside Slack are reminded, too, if an email reached them.
DROP INDEX "invitations_unreminded";
CREATE INDEX "invitations_unreminded" ON "invitations"("organization_id", "sent_at")
  WHERE "status" = 'pending' AND "reminded_at" IS NULL AND "awaiting_approval_at" IS NULL;
