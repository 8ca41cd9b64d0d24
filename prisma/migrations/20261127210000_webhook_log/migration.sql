-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- What was given up, for the log: nothing is written here when a message is delivered.
CREATE INDEX "webhook_messages_failed" ON "webhook_messages" ("endpoint_id", "sequence") WHERE "state" = 'failed' AND "body" IS NOT NULL;
