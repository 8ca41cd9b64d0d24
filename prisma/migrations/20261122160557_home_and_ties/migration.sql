-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "tie_id" UUID;

-- AlterTable
ALTER TABLE "slack_people" ADD COLUMN     "home_opened_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "deliveries_tie_id_status_id_idx" ON "deliveries"("tie_id", "status", "id");

-- CreateIndex
CREATE INDEX "group_ties_slack_id_idx" ON "group_ties"("slack_id");

-- CreateIndex
CREATE INDEX "slack_people_workspace_id_home_opened_at_idx" ON "slack_people"("workspace_id", "home_opened_at");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_tie_id_fkey" FOREIGN KEY ("tie_id") REFERENCES "group_ties"("id") ON DELETE CASCADE ON UPDATE CASCADE;
