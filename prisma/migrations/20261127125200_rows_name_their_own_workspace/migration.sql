-- A row names rows of its own workspace alone. Foreign keys can't say so: they see every workspace's rows. What a
-- statement inserts is looked through once, at its end; an update only where it names another row than before. It runs as
-- its owner, who sees whose those rows are; each by its key, because a plan from when a table was small would read all of
-- it for every row.
DO $$
DECLARE
  child record;
BEGIN
  FOR child IN
    SELECT c.relname AS "table",
      string_agg(format('a.%1$I IS NOT NULL AND NOT EXISTS (
        SELECT FROM %3$I.%2$I p WHERE p.id = a.%1$I AND p.workspace_id = a.workspace_id)', k.attname, p.relname,
        current_schema()), ' OR ') AS strays,
      string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', k.attname), ' OR ') AS differs,
      string_agg(quote_ident(k.attname), ', ') AS keys
    FROM pg_constraint f
    JOIN pg_class c ON c.oid = f.conrelid
    JOIN pg_class p ON p.oid = f.confrelid
    JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND c.relnamespace = current_schema()::regnamespace AND p.relname <> 'workspaces'
    GROUP BY c.relname
  LOOP
    EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog SET enable_seqscan = off AS $f$
      BEGIN
        IF TG_LEVEL = ''STATEMENT'' THEN
          IF NOT EXISTS (SELECT FROM added a WHERE %2$s) THEN RETURN NULL; END IF;
        ELSIF NOT EXISTS (SELECT FROM (SELECT (NEW).*) a WHERE %2$s) THEN
          RETURN NULL;
        END IF;
        RAISE EXCEPTION ''A row of %% names a row of another workspace.'', TG_TABLE_NAME USING ERRCODE = ''check_violation'';
      END $f$', child."table" || '_within_workspace', child.strays);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %I()',
      child."table" || '_within_workspace_insert', child."table", child."table" || '_within_workspace');
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF %s, workspace_id ON %I
      FOR EACH ROW WHEN (%s OR OLD.workspace_id IS DISTINCT FROM NEW.workspace_id) EXECUTE FUNCTION %I()',
      child."table" || '_within_workspace_update', child.keys, child."table", child.differs,
      child."table" || '_within_workspace');
  END LOOP;
END $$;
