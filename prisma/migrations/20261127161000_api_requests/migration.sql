-- CreateTable
CREATE TABLE "api_requests" (
    "api_key_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "workspace_id" UUID NOT NULL DEFAULT foyer_workspace(),

    CONSTRAINT "api_requests_pkey" PRIMARY KEY ("api_key_id","name")
);

-- CreateIndex
CREATE INDEX "api_requests_created_at_idx" ON "api_requests"("created_at");

-- AddForeignKey
ALTER TABLE "api_requests" ADD CONSTRAINT "api_requests_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As for each table of a workspace's rows: the database finds out whose a row is, and a row names rows of its own
-- workspace alone.
CREATE TRIGGER "api_requests_workspace" BEFORE INSERT ON "api_requests" FOR EACH ROW WHEN (NEW."workspace_id" IS NULL)
  EXECUTE FUNCTION "take_workspace_of_parent"('api_keys', 'api_key_id');
ALTER TABLE "api_requests" ENABLE ALWAYS TRIGGER "api_requests_workspace";

DO $$
BEGIN
  EXECUTE format('CREATE FUNCTION "api_requests_within_workspace"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog SET enable_seqscan = off AS $f$
    BEGIN
      IF EXISTS (SELECT FROM %1$I.api_keys p WHERE p.id = NEW.api_key_id AND p.workspace_id = NEW.workspace_id)
      THEN RETURN NULL; END IF;
      RAISE EXCEPTION ''A row of %% names a row of another workspace.'', TG_TABLE_NAME USING ERRCODE = ''check_violation'';
    END $f$', current_schema());
END $$;
CREATE TRIGGER "api_requests_within_workspace_insert" AFTER INSERT ON "api_requests"
  FOR EACH ROW EXECUTE FUNCTION "api_requests_within_workspace"();
CREATE TRIGGER "api_requests_within_workspace_update" AFTER UPDATE OF api_key_id, workspace_id ON "api_requests"
  FOR EACH ROW EXECUTE FUNCTION "api_requests_within_workspace"();
