-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "given" JSONB,
ADD COLUMN     "had" JSONB,
ADD COLUMN     "member_id" UUID;

-- CreateIndex
CREATE INDEX "import_rows_member_id_idx" ON "import_rows"("member_id");

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
