-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "request_pause_days" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "join_requests_organization_id_email_idx" ON "join_requests"("organization_id", "email");
