-- What is only history is found by when it was settled (RETENTION_DAYS).
CREATE INDEX "invitations_settled" ON "invitations"("settled_at") WHERE "settled_at" IS NOT NULL;
CREATE INDEX "join_requests_settled" ON "join_requests"("settled_at") WHERE "settled_at" IS NOT NULL;
CREATE INDEX "deliveries_settled" ON "deliveries"("settled_at") WHERE "settled_at" IS NOT NULL;

-- Discarded drafts hold nobody.
DELETE FROM "import_rows" USING "imports"
WHERE "imports"."id" = "import_rows"."import_id" AND "imports"."status" = 'discarded';

-- Erasing a person. A value that is theirs as a whole (an address, a Slack id, or a name where names stand) becomes the
-- pseudonym; within longer text only an address or id that stands by itself does. "Al" never touches "Albert".
-- `identifiers` and `names` are lower case.
CREATE FUNCTION "erased_text"("value" text, "identifiers" text[], "names" text[], "pseudonym" text)
RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  identifier text;
  result text := value;
BEGIN
  IF lower(btrim(value)) = ANY (identifiers || names) THEN RETURN pseudonym; END IF;
  FOREACH identifier IN ARRAY identifiers LOOP
    IF strpos(lower(result), identifier) > 0 THEN
      result := regexp_replace(
        result,
        '(?<![[:alnum:]._%+-])' || regexp_replace(identifier, '([^[:alnum:]@_-])', '\\\1', 'g')
          || '(?![[:alnum:]_-]|\.[[:alnum:]])',
        pseudonym, 'gi');
    END IF;
  END LOOP;
  RETURN result;
END $$;

-- The same for every text in JSON. `names` count under `name_keys` alone, and what stands under `blank_keys` goes.
CREATE FUNCTION "erased_json"(
  "value" jsonb, "at_key" text, "identifiers" text[], "names" text[], "name_keys" text[], "blank_keys" text[],
  "pseudonym" text
)
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'object' THEN
      RETURN (
        SELECT coalesce(jsonb_object_agg(
          erased_text(k, identifiers, '{}', pseudonym),
          CASE WHEN k = ANY (blank_keys) THEN 'null'::jsonb
            ELSE erased_json(v, k, identifiers, names, name_keys, blank_keys, pseudonym) END), '{}'::jsonb)
        FROM jsonb_each(value) AS e(k, v));
    WHEN 'array' THEN
      RETURN (
        SELECT coalesce(jsonb_agg(
          erased_json(v, at_key, identifiers, names, name_keys, blank_keys, pseudonym) ORDER BY n), '[]'::jsonb)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS e(v, n));
    WHEN 'string' THEN
      RETURN to_jsonb(erased_text(
        value #>> '{}', identifiers, CASE WHEN at_key = ANY (name_keys) THEN names ELSE '{}' END, pseudonym));
    ELSE
      RETURN value;
  END CASE;
END $$;

-- The one door through which the trail changes: in one organization, a person's names, addresses and Slack ids become
-- a pseudonym, and nothing else. It runs as its owner, so that the program needs no right to change an entry.
CREATE FUNCTION "erase_from_audit_entries"(
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
  PERFORM set_config('foyer.erasing', 'audit_entries', true);
  UPDATE audit_entries e SET
    actor = erased_text(e.actor, identifiers, '{}', pseudonym),
    subject = erased_text(e.subject, identifiers, '{}', pseudonym),
    before = erased_json(e.before, '', identifiers, names, p.name_keys, p.blank_keys, pseudonym),
    after = erased_json(e.after, '', identifiers, names, p.name_keys, p.blank_keys, pseudonym)
  FROM (
    SELECT a.id,
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

CREATE OR REPLACE FUNCTION "refuse_change_of_audit_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('foyer.erasing', true) = 'audit_entries' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'Audit entries are append only: % is refused.', TG_OP;
END;
$$;

-- Whoever calls them, these find only what the owner made.
DO $$
DECLARE
  made text;
BEGIN
  FOREACH made IN ARRAY ARRAY[
    'erased_text(text, text[], text[], text)',
    'erased_json(jsonb, text, text[], text[], text[], text[], text)',
    'erase_from_audit_entries(uuid, text[], text[], text)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', made, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
  END LOOP;
END $$;
