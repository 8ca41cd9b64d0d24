-- AlterTable
ALTER TABLE "invite_links" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "invite_links_organization_id_request_key_key" ON "invite_links"("organization_id", "request_key");

-- No link is made for a role that is being removed, as with members and invitations.
CREATE TRIGGER "invite_links_role_not_removed" BEFORE INSERT OR UPDATE OF "role_id" ON "invite_links"
  FOR EACH ROW EXECUTE FUNCTION "refuse_removed_role"();
