-- In text an address stands by itself where no character that could belong to it is next to it: before "@" these are
-- letters, digits and more marks than the first version knew (RFC 5322, 3.2.3), so that erasing brien@x.example changed
-- o'brien@x.example. Some of these marks also stand around an address: where one does on both sides, with a blank or
-- the like before it, it is no part of the address, and neither is the bar in Slack's <mailto:address|address>.
CREATE OR REPLACE FUNCTION "erased_text"("value" text, "identifiers" text[], "names" text[], "pseudonym" text)
RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  part constant text := '[[:alnum:].!#$%&''*+/=?^_`{|}~-]';
  mark constant text := '[''*_~`]';
  identifier text;
  written text;
  result text := value;
BEGIN
  IF lower(btrim(value)) = ANY (identifiers || names) THEN RETURN pseudonym; END IF;
  FOREACH identifier IN ARRAY identifiers LOOP
    IF strpos(lower(result), identifier) > 0 THEN
      written := regexp_replace(identifier, '([^[:alnum:]@_-])', '\\\1', 'g');
      result := regexp_replace(
        result,
        CASE WHEN strpos(identifier, '@') > 0
          THEN '(?:(?<!' || part || ')' || written
            || '|(?<=(?:^|[^' || substr(part, 2) || ')' || mark || ')' || written || '(?=' || mark || ')'
            || '|(?<=mailto:' || written || '\|)' || written || '(?=>))'
            || '(?![[:alnum:]-]|\.[[:alnum:]])'
          ELSE '(?<![[:alnum:]._%+-])' || written || '(?![[:alnum:]_-]|\.[[:alnum:]])' END,
        pseudonym, 'gi');
    END IF;
  END LOOP;
  RETURN result;
END $$;

-- As before, but that who did it, and whom an entry is about, are compared as a whole.
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

-- A function that is replaced loses its settings, and keeps its owner and who may call it.
DO $$
DECLARE
  made text;
BEGIN
  FOREACH made IN ARRAY ARRAY[
    'erased_text(text, text[], text[], text)',
    'erase_from_audit_entries(uuid, text[], text[], text)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', made, current_schema());
  END LOOP;
END $$;
