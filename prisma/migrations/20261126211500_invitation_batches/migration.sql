-- CreateEnum
CREATE TYPE "BatchKind" AS ENUM ('revoke', 'remind', 'resend');

-- CreateEnum
CREATE TYPE "BatchOutcome" AS ENUM ('done', 'skipped');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "batch_id" UUID;

-- CreateTable
CREATE TABLE "invitation_batches" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "BatchKind" NOT NULL,
    "request_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_items" (
    "batch_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "outcome" "BatchOutcome",
    "reason" TEXT,

    CONSTRAINT "batch_items_pkey" PRIMARY KEY ("batch_id","invitation_id")
);

-- CreateIndex
CREATE INDEX "invitation_batches_member_id_idx" ON "invitation_batches"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_batches_organization_id_member_id_request_key_key" ON "invitation_batches"("organization_id", "member_id", "request_key");

-- CreateIndex
CREATE INDEX "batch_items_invitation_id_idx" ON "batch_items"("invitation_id");

-- CreateIndex
CREATE INDEX "deliveries_batch_id_id_idx" ON "deliveries"("batch_id", "id");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "invitation_batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "invitation_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
