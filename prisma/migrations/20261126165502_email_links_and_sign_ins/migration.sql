-- CreateEnum
CREATE TYPE "InviteBy" AS ENUM ('dm', 'email', 'both');

-- CreateEnum
CREATE TYPE "InviteLinkMode" AS ENUM ('join', 'ask');

-- CreateEnum
CREATE TYPE "DeliveryMedium" AS ENUM ('slack', 'email');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "medium" "DeliveryMedium" NOT NULL DEFAULT 'slack';

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "invite_link_id" UUID;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "invite_by" "InviteBy" NOT NULL DEFAULT 'dm',
ADD COLUMN     "join_slack_url" TEXT;

-- CreateTable
CREATE TABLE "invitation_tokens" (
    "token_hash" TEXT NOT NULL,
    "invitation_id" UUID NOT NULL,
    "delivery_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "invite_links" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role_id" UUID NOT NULL,
    "mode" "InviteLinkMode" NOT NULL,
    "domains" TEXT[],
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "creator_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invite_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite_link_grants" (
    "invite_link_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "level" "GroupLevel" NOT NULL,

    CONSTRAINT "invite_link_grants_pkey" PRIMARY KEY ("invite_link_id","group_id")
);

-- CreateTable
CREATE TABLE "sign_ins" (
    "secret_hash" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "slack_user_id" TEXT,
    "email" TEXT,
    "name" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_ins_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateIndex
CREATE INDEX "invitation_tokens_invitation_id_idx" ON "invitation_tokens"("invitation_id");

-- CreateIndex
CREATE INDEX "invitation_tokens_delivery_id_idx" ON "invitation_tokens"("delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_links_token_hash_key" ON "invite_links"("token_hash");

-- CreateIndex
CREATE INDEX "invite_links_organization_id_id_idx" ON "invite_links"("organization_id", "id");

-- CreateIndex
CREATE INDEX "invite_links_role_id_idx" ON "invite_links"("role_id");

-- CreateIndex
CREATE INDEX "invite_links_creator_id_idx" ON "invite_links"("creator_id");

-- CreateIndex
CREATE INDEX "invite_link_grants_group_id_idx" ON "invite_link_grants"("group_id");

-- CreateIndex
CREATE INDEX "sign_ins_expires_at_idx" ON "sign_ins"("expires_at");

-- CreateIndex
-- A bounce names the address: the newest email to it.
CREATE INDEX "deliveries_mailed_idx" ON "deliveries"("email", "id") WHERE "medium" = 'email';

-- CreateIndex
CREATE INDEX "invitations_invite_link_id_id_idx" ON "invitations"("invite_link_id", "id");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invite_link_id_fkey" FOREIGN KEY ("invite_link_id") REFERENCES "invite_links"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_tokens" ADD CONSTRAINT "invitation_tokens_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_tokens" ADD CONSTRAINT "invitation_tokens_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_links" ADD CONSTRAINT "invite_links_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_links" ADD CONSTRAINT "invite_links_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_links" ADD CONSTRAINT "invite_links_creator_id_fkey" FOREIGN KEY ("creator_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_link_grants" ADD CONSTRAINT "invite_link_grants_invite_link_id_fkey" FOREIGN KEY ("invite_link_id") REFERENCES "invite_links"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite_link_grants" ADD CONSTRAINT "invite_link_grants_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
