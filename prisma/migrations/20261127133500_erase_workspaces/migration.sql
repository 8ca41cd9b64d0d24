-- Deletes everything about a workspace from which Foyer was removed, its audit log too; as the owner, because the
-- program itself may not delete audit entries. Children come before their parents.
CREATE FUNCTION "erase_removed_workspace"(workspace uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  child text;
BEGIN
  PERFORM 1 FROM workspaces WHERE id = workspace AND uninstalled_at IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('foyer.erasing', 'workspace', true);
  FOREACH child IN ARRAY ARRAY[
    'batch_items', 'import_rows', 'import_sources', 'import_layouts', 'invitation_tokens', 'posted_messages', 'deliveries',
    'invitation_grants', 'invitations', 'invite_link_grants', 'invite_links', 'invitation_batches', 'imports',
    'join_requests', 'handovers', 'former_addresses', 'group_grants', 'members', 'group_ties', 'group_tallies', 'groups',
    'organization_days', 'audit_entries', 'roles', 'organization_tallies'
  ] LOOP
    EXECUTE format('DELETE FROM %I WHERE workspace_id = $1', child) USING workspace;
  END LOOP;
  UPDATE slack_people SET current_organization_id = NULL WHERE workspace_id = workspace;
  DELETE FROM organizations WHERE workspace_id = workspace;
  DELETE FROM workspaces WHERE id = workspace;
  PERFORM set_config('foyer.erasing', '', true);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION "refuse_change_of_audit_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('foyer.erasing', true) = 'audit_entries' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' AND current_setting('foyer.erasing', true) = 'workspace' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'Audit entries are append only: % is refused.', TG_OP;
END;
$$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION erase_removed_workspace(uuid) SET search_path = pg_catalog, %I, pg_temp', current_schema());
  REVOKE ALL ON FUNCTION erase_removed_workspace(uuid) FROM PUBLIC;
END $$;
