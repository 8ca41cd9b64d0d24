-- CreateEnum
CREATE TYPE "HandoverStatus" AS ENUM ('pending', 'accepted', 'declined', 'withdrawn');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "handover_id" UUID;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "left_by_choice" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "handovers" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "receiver_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "status" "HandoverStatus" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handovers_giver_id_idx" ON "handovers"("giver_id");

-- CreateIndex
CREATE INDEX "handovers_receiver_id_idx" ON "handovers"("receiver_id");

-- CreateIndex
CREATE INDEX "handovers_role_id_idx" ON "handovers"("role_id");

-- CreateIndex
CREATE INDEX "handovers_organization_id_idx" ON "handovers"("organization_id");

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_receiver_id_fkey" FOREIGN KEY ("receiver_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One offer at a time per giver.
CREATE UNIQUE INDEX "handovers_one_pending" ON "handovers"("giver_id") WHERE "status" = 'pending';

-- Finds the card of an offer.
CREATE INDEX "deliveries_handover_id_idx" ON "deliveries"("handover_id") WHERE "handover_id" IS NOT NULL;
