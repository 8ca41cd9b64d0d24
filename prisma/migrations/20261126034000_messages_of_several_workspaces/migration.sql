-- Slack's channel and message ids are of one workspace alone: those of two may be alike.
DROP INDEX "posted_messages_channel_id_ts_key";
CREATE UNIQUE INDEX "posted_messages_organization_id_channel_id_ts_key" ON "posted_messages"("organization_id", "channel_id", "ts");
