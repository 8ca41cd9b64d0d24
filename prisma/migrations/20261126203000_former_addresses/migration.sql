-- CreateTable
CREATE TABLE "former_addresses" (
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_addresses_pkey" PRIMARY KEY ("organization_id","email")
);

-- CreateIndex
CREATE INDEX "former_addresses_member_id_idx" ON "former_addresses"("member_id");

-- AddForeignKey
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
