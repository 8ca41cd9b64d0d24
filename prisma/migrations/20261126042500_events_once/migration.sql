-- CreateTable
CREATE TABLE "slack_events" (
    "workspace_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_events_pkey" PRIMARY KEY ("workspace_id","event_id")
);

-- CreateIndex
CREATE INDEX "slack_events_workspace_id_received_at_idx" ON "slack_events"("workspace_id", "received_at");

-- AddForeignKey
ALTER TABLE "slack_events" ADD CONSTRAINT "slack_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
