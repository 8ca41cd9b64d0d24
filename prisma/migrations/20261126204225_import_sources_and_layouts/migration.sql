-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "reading" JSONB;

-- CreateTable
CREATE TABLE "import_sources" (
    "import_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_sources_pkey" PRIMARY KEY ("import_id")
);

-- CreateTable
CREATE TABLE "import_layouts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_layouts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_layouts_organization_id_fingerprint_key" ON "import_layouts"("organization_id", "fingerprint");

-- AddForeignKey
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_layouts" ADD CONSTRAINT "import_layouts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
