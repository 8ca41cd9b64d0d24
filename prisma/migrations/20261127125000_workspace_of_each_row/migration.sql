-- The workspace that a session works for; null: none.
CREATE FUNCTION "foyer_workspace"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('foyer.workspace', true), '')::uuid
$$;

-- For a session that works for no single workspace, such as the owner's: a new row belongs where its parent does.
-- TG_ARGV: the parent's table, and the column with its id.
CREATE FUNCTION "take_workspace_of_parent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT workspace_id FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[1])
    INTO NEW.workspace_id USING NEW;
  RETURN NEW;
END $$;

-- Every table of a workspace's rows names it. Most databases have one workspace, so its id is a constant that no row
-- has to be written for; only rows of the others are updated, past the triggers that count and that guard the audit log.
DO $$
DECLARE
  first_workspace uuid := coalesce((SELECT id FROM workspaces ORDER BY id LIMIT 1), gen_random_uuid());
  has_several boolean := (SELECT count(*) > 1 FROM workspaces);
  child record;
BEGIN
  FOR child IN SELECT * FROM (VALUES
    ('audit_entries', 'organizations', 'organization_id'),
    ('deliveries', 'organizations', 'organization_id'),
    ('former_addresses', 'organizations', 'organization_id'),
    ('groups', 'organizations', 'organization_id'),
    ('handovers', 'organizations', 'organization_id'),
    ('import_layouts', 'organizations', 'organization_id'),
    ('imports', 'organizations', 'organization_id'),
    ('invitation_batches', 'organizations', 'organization_id'),
    ('invitations', 'organizations', 'organization_id'),
    ('invite_links', 'organizations', 'organization_id'),
    ('join_requests', 'organizations', 'organization_id'),
    ('members', 'organizations', 'organization_id'),
    ('organization_days', 'organizations', 'organization_id'),
    ('organization_tallies', 'organizations', 'organization_id'),
    ('posted_messages', 'organizations', 'organization_id'),
    ('roles', 'organizations', 'organization_id'),
    ('group_grants', 'groups', 'group_id'),
    ('group_tallies', 'groups', 'group_id'),
    ('group_ties', 'groups', 'group_id'),
    ('invitation_grants', 'groups', 'group_id'),
    ('invite_link_grants', 'groups', 'group_id'),
    ('import_rows', 'imports', 'import_id'),
    ('import_sources', 'imports', 'import_id'),
    ('batch_items', 'invitation_batches', 'batch_id'),
    ('invitation_tokens', 'invitations', 'invitation_id')
  ) AS each ("table", "parent", "key")
  LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN "workspace_id" UUID NOT NULL DEFAULT %L', child."table", first_workspace);
    IF has_several THEN
      EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', child."table");
      EXECUTE format('UPDATE %1$I c SET workspace_id = p.workspace_id FROM %2$I p
        WHERE p.id = c.%3$I AND p.workspace_id <> c.workspace_id', child."table", child."parent", child."key");
      EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', child."table");
    END IF;
    EXECUTE format('ALTER TABLE %I ALTER COLUMN "workspace_id" SET DEFAULT "foyer_workspace"()', child."table");
    -- ALWAYS: also while rows are loaded as a replica.
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW."workspace_id" IS NULL)
      EXECUTE FUNCTION "take_workspace_of_parent"(%L, %L)',
      child."table" || '_workspace', child."table", child."parent", child."key");
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', child."table", child."table" || '_workspace');
  END LOOP;
  IF has_several THEN
    -- ENABLE TRIGGER USER made them ordinary ones.
    ALTER TABLE "members" ENABLE ALWAYS TRIGGER "members_search_text";
    ALTER TABLE "invitations" ENABLE ALWAYS TRIGGER "invitations_search_text";
  END IF;
END $$;
