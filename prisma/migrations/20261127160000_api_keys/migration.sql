-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "creator_id" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "workspace_id" UUID NOT NULL DEFAULT foyer_workspace(),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_secret_hash_key" ON "api_keys"("secret_hash");

-- CreateIndex
CREATE INDEX "api_keys_organization_id_id_idx" ON "api_keys"("organization_id", "id");

-- CreateIndex
CREATE INDEX "api_keys_creator_id_idx" ON "api_keys"("creator_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_organization_id_request_key_key" ON "api_keys"("organization_id", "request_key");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_creator_id_fkey" FOREIGN KEY ("creator_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As for each table of a workspace's rows: the database finds out whose a row is, and a row names rows of its own
-- workspace alone.
CREATE TRIGGER "api_keys_workspace" BEFORE INSERT ON "api_keys" FOR EACH ROW WHEN (NEW."workspace_id" IS NULL)
  EXECUTE FUNCTION "take_workspace_of_parent"('organizations', 'organization_id');
ALTER TABLE "api_keys" ENABLE ALWAYS TRIGGER "api_keys_workspace";

DO $$
BEGIN
  EXECUTE format('CREATE FUNCTION "api_keys_within_workspace"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog SET enable_seqscan = off AS $f$
    BEGIN
      IF EXISTS (SELECT FROM %1$I.organizations p WHERE p.id = NEW.organization_id AND p.workspace_id = NEW.workspace_id)
        AND EXISTS (SELECT FROM %1$I.members p WHERE p.id = NEW.creator_id AND p.workspace_id = NEW.workspace_id)
      THEN RETURN NULL; END IF;
      RAISE EXCEPTION ''A row of %% names a row of another workspace.'', TG_TABLE_NAME USING ERRCODE = ''check_violation'';
    END $f$', current_schema());
END $$;
CREATE TRIGGER "api_keys_within_workspace_insert" AFTER INSERT ON "api_keys"
  FOR EACH ROW EXECUTE FUNCTION "api_keys_within_workspace"();
CREATE TRIGGER "api_keys_within_workspace_update" AFTER UPDATE OF organization_id, creator_id, workspace_id ON "api_keys"
  FOR EACH ROW EXECUTE FUNCTION "api_keys_within_workspace"();

-- The secret of a key also tells its workspace.
CREATE OR REPLACE FUNCTION "workspace_of_secret"("hash" text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(
    (SELECT workspace_id FROM invitation_tokens WHERE token_hash = hash),
    (SELECT workspace_id FROM invite_links WHERE token_hash = hash),
    (SELECT workspace_id FROM sign_ins WHERE secret_hash = hash),
    (SELECT workspace_id FROM api_keys WHERE secret_hash = hash))
$$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION workspace_of_secret(text) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
