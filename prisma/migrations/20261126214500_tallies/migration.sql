-- Counts of people that are kept instead of counted. An organization or group has several rows, whose sum counts: a
-- change adds to any row that nobody else is changing at the moment, so nobody waits for another's transaction.
CREATE TABLE "organization_tallies" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "active_members" INTEGER NOT NULL DEFAULT 0,
    "deactivated_members" INTEGER NOT NULL DEFAULT 0,
    "pending_invitations" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "organization_tallies_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "group_tallies" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "active_members" INTEGER NOT NULL DEFAULT 0,
    "pending_invitations" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "group_tallies_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "organization_tallies_organization_id_idx" ON "organization_tallies"("organization_id");
CREATE INDEX "group_tallies_group_id_idx" ON "group_tallies"("group_id");
ALTER TABLE "organization_tallies" ADD CONSTRAINT "organization_tallies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_tallies" ADD CONSTRAINT "group_tallies_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "add_to_organization_tally"("of_organization" uuid, "active" bigint, "deactivated" bigint, "pending" bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF active = 0 AND deactivated = 0 AND pending = 0 THEN RETURN; END IF;
  UPDATE organization_tallies SET active_members = active_members + active,
    deactivated_members = deactivated_members + deactivated, pending_invitations = pending_invitations + pending
  WHERE id = (SELECT id FROM organization_tallies WHERE organization_id = of_organization
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
  IF FOUND THEN RETURN; END IF;
  -- An organization that is being deleted takes its rows with it.
  INSERT INTO organization_tallies (id, organization_id, active_members, deactivated_members, pending_invitations)
  SELECT gen_random_uuid(), id, active, deactivated, pending FROM organizations WHERE id = of_organization;
END $$;

CREATE FUNCTION "add_to_group_tally"("of_group" uuid, "active" bigint, "pending" bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF active = 0 AND pending = 0 THEN RETURN; END IF;
  UPDATE group_tallies SET active_members = active_members + active, pending_invitations = pending_invitations + pending
  WHERE id = (SELECT id FROM group_tallies WHERE group_id = of_group LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
  IF FOUND THEN RETURN; END IF;
  INSERT INTO group_tallies (id, group_id, active_members, pending_invitations)
  SELECT gen_random_uuid(), id, active, pending FROM groups WHERE id = of_group;
END $$;

-- A member or invitation has no grants before it exists, so what is inserted changes no group's count.
CREATE FUNCTION "tally_members"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_organization_tally(organization_id, count(*) FILTER (WHERE state = 'active'),
      count(*) FILTER (WHERE state = 'deactivated'), 0)
    FROM added GROUP BY organization_id ORDER BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_organization_tally(organization_id, -count(*) FILTER (WHERE state = 'active'),
      -count(*) FILTER (WHERE state = 'deactivated'), 0)
    FROM removed GROUP BY organization_id ORDER BY organization_id;
  ELSIF EXISTS (SELECT FROM removed JOIN added USING (id) WHERE removed.state <> added.state) THEN
    PERFORM add_to_organization_tally(organization_id, sum(change)::bigint, -sum(change)::bigint, 0)
    FROM (SELECT added.organization_id, CASE added.state WHEN 'active' THEN 1 ELSE -1 END AS change
      FROM removed JOIN added USING (id) WHERE removed.state <> added.state) AS changed
    GROUP BY organization_id ORDER BY organization_id;
    PERFORM add_to_group_tally(g.group_id, sum(change)::bigint, 0)
    FROM (SELECT id, CASE added.state WHEN 'active' THEN 1 ELSE -1 END AS change
      FROM removed JOIN added USING (id) WHERE removed.state <> added.state) AS changed
    JOIN group_grants g ON g.member_id = changed.id
    GROUP BY g.group_id ORDER BY g.group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "tally_invitations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_organization_tally(organization_id, 0, 0, count(*))
    FROM added WHERE status = 'pending' GROUP BY organization_id ORDER BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_organization_tally(organization_id, 0, 0, -count(*))
    FROM removed WHERE status = 'pending' GROUP BY organization_id ORDER BY organization_id;
  ELSIF EXISTS (SELECT FROM removed JOIN added USING (id)
    WHERE (removed.status = 'pending') <> (added.status = 'pending')) THEN
    PERFORM add_to_organization_tally(organization_id, 0, 0, sum(change)::bigint)
    FROM (SELECT added.organization_id, CASE added.status WHEN 'pending' THEN 1 ELSE -1 END AS change
      FROM removed JOIN added USING (id) WHERE (removed.status = 'pending') <> (added.status = 'pending')) AS changed
    GROUP BY organization_id ORDER BY organization_id;
    PERFORM add_to_group_tally(g.group_id, 0, sum(change)::bigint)
    FROM (SELECT id, CASE added.status WHEN 'pending' THEN 1 ELSE -1 END AS change
      FROM removed JOIN added USING (id) WHERE (removed.status = 'pending') <> (added.status = 'pending')) AS changed
    JOIN invitation_grants g ON g.invitation_id = changed.id
    GROUP BY g.group_id ORDER BY g.group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "tally_group_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM add_to_group_tally(group_id, -count(*), 0)
    FROM removed JOIN members m ON m.id = removed.member_id AND m.state = 'active'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM add_to_group_tally(group_id, count(*), 0)
    FROM added JOIN members m ON m.id = added.member_id AND m.state = 'active'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "tally_invitation_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM add_to_group_tally(group_id, 0, -count(*))
    FROM removed JOIN invitations i ON i.id = removed.invitation_id AND i.status = 'pending'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM add_to_group_tally(group_id, 0, count(*))
    FROM added JOIN invitations i ON i.id = added.invitation_id AND i.status = 'pending'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  RETURN NULL;
END $$;

-- Grants go before their member or invitation, while its state can still be read.
CREATE FUNCTION "remove_group_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM group_grants WHERE member_id = OLD.id;
  RETURN OLD;
END $$;

CREATE FUNCTION "remove_invitation_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM invitation_grants WHERE invitation_id = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER "members_grants_first" BEFORE DELETE ON "members"
  FOR EACH ROW WHEN (OLD."state" = 'active') EXECUTE FUNCTION "remove_group_grants"();
CREATE TRIGGER "invitations_grants_first" BEFORE DELETE ON "invitations"
  FOR EACH ROW WHEN (OLD."status" = 'pending') EXECUTE FUNCTION "remove_invitation_grants"();

DO $$
DECLARE
  counted text;
BEGIN
  FOREACH counted IN ARRAY ARRAY['members', 'invitations', 'group_grants', 'invitation_grants'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', counted || '_tally_insert', counted, 'tally_' || counted);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', counted || '_tally_update', counted, 'tally_' || counted);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS removed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', counted || '_tally_delete', counted, 'tally_' || counted);
  END LOOP;
END $$;

-- Counts everybody again: for the start, and after rows were loaded past the triggers (session_replication_role).
CREATE FUNCTION "recount_tallies"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
LOCK TABLE members, invitations, group_grants, invitation_grants IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM organization_tallies;
DELETE FROM group_tallies;
INSERT INTO "organization_tallies" ("id", "organization_id", "active_members", "deactivated_members", "pending_invitations")
SELECT gen_random_uuid(), o.id,
  (SELECT count(*) FROM members m WHERE m.organization_id = o.id AND m.state = 'active'),
  (SELECT count(*) FROM members m WHERE m.organization_id = o.id AND m.state = 'deactivated'),
  (SELECT count(*) FROM invitations i WHERE i.organization_id = o.id AND i.status = 'pending')
FROM organizations o;

INSERT INTO "group_tallies" ("id", "group_id", "active_members", "pending_invitations")
SELECT gen_random_uuid(), g.id, coalesce(m.count, 0), coalesce(i.count, 0)
FROM groups g
LEFT JOIN (SELECT gg.group_id, count(*) FROM group_grants gg JOIN members m ON m.id = gg.member_id
  WHERE m.state = 'active' GROUP BY gg.group_id) m ON m.group_id = g.id
LEFT JOIN (SELECT ig.group_id, count(*) FROM invitation_grants ig JOIN invitations i ON i.id = ig.invitation_id
  WHERE i.status = 'pending' GROUP BY ig.group_id) i ON i.group_id = g.id;
END $$;

SELECT "recount_tallies"();
