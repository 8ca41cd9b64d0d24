-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "reminded_on" DATE;

-- What falls due is looked for every few minutes among all that was ever pending.
CREATE INDEX "invitations_due" ON "invitations"("expires_at") WHERE "status" = 'pending';
CREATE INDEX "join_requests_due" ON "join_requests"("expires_at") WHERE "status" = 'pending';
