-- DropIndex
DROP INDEX "roles_organization_id_name_key";

-- AlterTable
ALTER TABLE "roles" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "roles_organization_id_idx" ON "roles"("organization_id");

-- One role of a name at a time.
CREATE UNIQUE INDEX "roles_one_of_a_name" ON "roles"("organization_id", "name") WHERE "removed_at" IS NULL;

-- Nobody is given a role that is being removed. It fails as a serialization failure does: the operation is tried
-- again, and reads the roles as they are by then.
CREATE FUNCTION "refuse_removed_role"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "roles" WHERE "id" = NEW."role_id" AND "removed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'role % has been removed', NEW."role_id" USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "members_role_not_removed" BEFORE INSERT OR UPDATE OF "role_id" ON "members"
  FOR EACH ROW EXECUTE FUNCTION "refuse_removed_role"();
CREATE TRIGGER "invitations_role_not_removed" BEFORE INSERT OR UPDATE OF "role_id" ON "invitations"
  FOR EACH ROW EXECUTE FUNCTION "refuse_removed_role"();
