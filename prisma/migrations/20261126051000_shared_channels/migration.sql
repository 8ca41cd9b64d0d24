-- CreateTable
CREATE TABLE "shared_channels" (
    "workspace_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_channels_pkey" PRIMARY KEY ("workspace_id","channel_id")
);

-- AddForeignKey
ALTER TABLE "shared_channels" ADD CONSTRAINT "shared_channels_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
