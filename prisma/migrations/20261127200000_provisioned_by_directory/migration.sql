-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "is_provisioned" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "family_name" TEXT,
ADD COLUMN     "given_name" TEXT,
ADD COLUMN     "is_provisioned" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "members_organization_id_external_id_idx" ON "members"("organization_id", "external_id");
