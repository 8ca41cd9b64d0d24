-- The text as people search for it: without accents, capitals, and letters that few keyboards have. PostgreSQL's own
-- functions alone, because unaccent() isn't immutable.
CREATE FUNCTION "searchable"("value" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
    pg_catalog.translate(
      pg_catalog.lower(pg_catalog.regexp_replace(normalize($1, NFKD),
        '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff]',
        '', 'g')),
      'łøđðħıŧŋɖɓɗɠƙƭəʼ‘’‛ʻ‐‑‒–—ς', 'loddhitndbdgkte''''''''''-----σ'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;

DROP INDEX "members_search";
DROP INDEX "invitations_search";

-- The database writes it with every name and address, so no write can forget it; ALWAYS: also while rows are loaded as a
-- replica. A line break, which nobody can type, keeps the two apart.
ALTER TABLE "members" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "members" ALTER COLUMN "search_text" TYPE TEXT USING "searchable"("name" || chr(10) || "email");
ALTER TABLE "invitations" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invitations" ALTER COLUMN "search_text" TYPE TEXT
  USING "searchable"(coalesce("name", '') || chr(10) || "email");

CREATE FUNCTION "write_search_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := searchable(coalesce(NEW.name, '') || chr(10) || NEW.email);
  RETURN NEW;
END $$;

CREATE TRIGGER "members_search_text" BEFORE INSERT OR UPDATE OF "name", "email", "search_text" ON "members"
  FOR EACH ROW EXECUTE FUNCTION "write_search_text"();
CREATE TRIGGER "invitations_search_text" BEFORE INSERT OR UPDATE OF "name", "email", "search_text" ON "invitations"
  FOR EACH ROW EXECUTE FUNCTION "write_search_text"();
ALTER TABLE "members" ENABLE ALWAYS TRIGGER "members_search_text";
ALTER TABLE "invitations" ENABLE ALWAYS TRIGGER "invitations_search_text";

CREATE INDEX "members_search" ON "members" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "invitations_search" ON "invitations" USING gin ("search_text" gin_trgm_ops) WHERE "status" = 'pending';
CREATE INDEX "invitations_search_settled" ON "invitations" USING gin ("search_text" gin_trgm_ops)
  WHERE "status" <> 'pending';
