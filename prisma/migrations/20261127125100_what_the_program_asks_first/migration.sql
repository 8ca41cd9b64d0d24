-- What the program has to learn before it knows for which workspace it works. Each answers with the workspace's id and
-- nothing else, and runs as its owner, because the program sees the rows of one workspace alone.

-- A link or a cookie, by the hash of its secret.
CREATE FUNCTION "workspace_of_secret"("hash" text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(
    (SELECT workspace_id FROM invitation_tokens WHERE token_hash = hash),
    (SELECT workspace_id FROM invite_links WHERE token_hash = hash),
    (SELECT workspace_id FROM sign_ins WHERE secret_hash = hash))
$$;

-- A bounced email: the newest to that address, or the one that the bounce names.
CREATE FUNCTION "workspace_of_mail"("address" text, "delivery" text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT workspace_id FROM deliveries
  WHERE medium = 'email' AND email = address AND (delivery IS NULL OR id::text = delivery)
  ORDER BY status = 'queued', id DESC LIMIT 1
$$;

-- A job of an older version, by what it is about.
CREATE FUNCTION "workspace_of_job"("payload" jsonb) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(
    (payload ->> 'workspaceId')::uuid,
    (SELECT workspace_id FROM organizations WHERE id = (payload ->> 'organizationId')::uuid),
    (SELECT workspace_id FROM deliveries WHERE id = (payload ->> 'deliveryId')::uuid),
    (SELECT workspace_id FROM invitations WHERE id = (payload ->> 'invitationId')::uuid),
    (SELECT workspace_id FROM join_requests WHERE id = (payload ->> 'joinRequestId')::uuid),
    (SELECT workspace_id FROM imports WHERE id = (payload ->> 'importId')::uuid))
$$;

-- As before, but for one's own workspace alone.
CREATE OR REPLACE FUNCTION "erase_from_audit_entries"(
  "of_organization" uuid, "identifiers" text[], "names" text[], "pseudonym" text
)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  changed bigint;
  needles text[];
BEGIN
  IF pseudonym IS NULL OR pseudonym !~ '^erased person [0-9a-f]{4,16}$' THEN
    RAISE EXCEPTION 'Only a pseudonym takes the place of a person, not %.', quote_nullable(pseudonym);
  END IF;
  -- As JSON writes them.
  SELECT coalesce(array_agg(btrim(to_jsonb(each)::text, '"')), '{}') INTO needles
  FROM unnest(identifiers || names) AS each WHERE each <> '';
  -- It runs as its owner: who can't read the whole audit log erases from the workspace alone that they work for.
  IF NOT has_table_privilege(session_user, 'audit_entries', 'SELECT') AND NOT EXISTS (
    SELECT FROM organizations WHERE id = of_organization AND workspace_id = foyer_workspace()) THEN RETURN 0; END IF;
  PERFORM set_config('foyer.erasing', 'audit_entries', true);
  UPDATE audit_entries e SET
    actor = CASE WHEN lower(e.actor) = ANY (identifiers) THEN pseudonym ELSE e.actor END,
    subject = CASE
      WHEN lower(e.subject) = ANY (identifiers) THEN pseudonym
      WHEN p.is_of_person THEN e.subject
      ELSE erased_text(e.subject, identifiers, '{}', pseudonym) END,
    before = erased_json(e.before, '', identifiers, names, p.name_keys, p.blank_keys, pseudonym),
    after = erased_json(e.after, '', identifiers, names, p.name_keys, p.blank_keys, pseudonym)
  FROM (
    SELECT a.id,
      -- Their subject is one address and nothing else.
      split_part(a.action, '.', 1) IN ('invitation', 'join-request', 'member') AS is_of_person,
      -- A name stands under "name" only in what happened to its bearer; elsewhere it is a role's or a group's.
      CASE WHEN split_part(a.action, '.', 1) NOT IN ('invitation', 'join-request', 'member') THEN '{}'::text[]
        WHEN lower(a.subject) = ANY (identifiers) OR lower(a.actor) = ANY (identifiers)
          THEN '{inviter,by,who,name}'::text[]
        ELSE '{inviter,by,who}'::text[] END AS name_keys,
      CASE WHEN lower(a.subject) = ANY (identifiers) THEN '{note,reason}'::text[] ELSE '{}'::text[] END AS blank_keys
    FROM audit_entries a
    WHERE a.organization_id = of_organization AND EXISTS (
      SELECT FROM unnest(needles) AS needle
      WHERE strpos(lower(a.actor || ' ' || a.subject || ' ' || coalesce(a.before::text, '') || ' '
        || coalesce(a.after::text, '')), needle) > 0)
  ) AS p
  WHERE e.id = p.id;
  GET DIAGNOSTICS changed = ROW_COUNT;
  PERFORM set_config('foyer.erasing', '', true);
  RETURN changed;
END $$;

-- Whoever calls them, these find only what the owner made.
DO $$
DECLARE
  made text;
BEGIN
  FOREACH made IN ARRAY ARRAY[
    'workspace_of_secret(text)',
    'workspace_of_mail(text, text)',
    'workspace_of_job(jsonb)',
    'erase_from_audit_entries(uuid, text[], text[], text)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', made, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
  END LOOP;
END $$;
