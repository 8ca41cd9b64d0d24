-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('draft', 'sent', 'discarded');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('invited', 'updated', 'unchanged', 'resent', 'reactivated', 'removed', 'rejected');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "import_id" UUID;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "seat_limit" INTEGER;

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "people_listed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "uploader_id" UUID NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'draft',
    "file_name" TEXT,
    "request_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "groups" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_removed" BOOLEAN NOT NULL DEFAULT false,
    "outcome" "ImportOutcome",
    "findings" JSONB,
    "invitation_id" UUID,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paces" (
    "workspace_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "booked_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paces_pkey" PRIMARY KEY ("workspace_id","method")
);

-- CreateIndex
CREATE INDEX "imports_status_created_at_idx" ON "imports"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "imports_organization_id_uploader_id_request_key_key" ON "imports"("organization_id", "uploader_id", "request_key");

-- CreateIndex
CREATE INDEX "import_rows_invitation_id_idx" ON "import_rows"("invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_rows_import_id_position_key" ON "import_rows"("import_id", "position");

-- CreateIndex
CREATE INDEX "deliveries_import_id_id_idx" ON "deliveries"("import_id", "id");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_uploader_id_fkey" FOREIGN KEY ("uploader_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paces" ADD CONSTRAINT "paces_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
