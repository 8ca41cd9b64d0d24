-- A session keeps the plan that a trigger had when its tables were small, and would later look through all pending
-- invitations for each of many grants: inserting 10,000 took 11 s here. By their keys it takes milliseconds.
CREATE OR REPLACE FUNCTION "tally_group_grants"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM add_to_group_tally(group_id, -count(*), 0)
    FROM removed WHERE (SELECT m.state FROM members m WHERE m.id = removed.member_id) = 'active'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM add_to_group_tally(group_id, count(*), 0)
    FROM added WHERE (SELECT m.state FROM members m WHERE m.id = added.member_id) = 'active'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "tally_invitation_grants"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM add_to_group_tally(group_id, 0, -count(*))
    FROM removed WHERE (SELECT i.status FROM invitations i WHERE i.id = removed.invitation_id) = 'pending'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM add_to_group_tally(group_id, 0, count(*))
    FROM added WHERE (SELECT i.status FROM invitations i WHERE i.id = added.invitation_id) = 'pending'
    GROUP BY group_id ORDER BY group_id;
  END IF;
  RETURN NULL;
END $$;

-- Nothing is joined with itself: such a plan, made for few rows, compares each of many rows with each other one. Inviting
-- 10,000 people again took 22 s in this statement.
CREATE OR REPLACE FUNCTION "tally_members"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_organization_tally(organization_id, count(*) FILTER (WHERE state = 'active'),
      count(*) FILTER (WHERE state = 'deactivated'), 0)
    FROM added GROUP BY organization_id ORDER BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_organization_tally(organization_id, -count(*) FILTER (WHERE state = 'active'),
      -count(*) FILTER (WHERE state = 'deactivated'), 0)
    FROM removed GROUP BY organization_id ORDER BY organization_id;
  ELSE
    PERFORM add_to_organization_tally(organization_id, sum(change)::bigint, -sum(change)::bigint, 0)
    FROM (SELECT organization_id, 1::bigint AS change FROM added WHERE state = 'active'
      UNION ALL SELECT organization_id, -1 FROM removed WHERE state = 'active') AS changed
    GROUP BY organization_id HAVING sum(change) <> 0 ORDER BY organization_id;
    PERFORM add_to_group_tally(g.group_id, sum(changed.change)::bigint, 0)
    FROM (SELECT id, sum(change) AS change
      FROM (SELECT id, 1 AS change FROM added WHERE state = 'active'
        UNION ALL SELECT id, -1 FROM removed WHERE state = 'active') AS each
      GROUP BY id HAVING sum(change) <> 0) AS changed
    CROSS JOIN LATERAL (SELECT group_id FROM group_grants WHERE member_id = changed.id) AS g
    GROUP BY g.group_id ORDER BY g.group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "tally_invitations"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_organization_tally(organization_id, 0, 0, count(*))
    FROM added WHERE status = 'pending' GROUP BY organization_id ORDER BY organization_id;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_organization_tally(organization_id, 0, 0, -count(*))
    FROM removed WHERE status = 'pending' GROUP BY organization_id ORDER BY organization_id;
  ELSE
    PERFORM add_to_organization_tally(organization_id, 0, 0, sum(change)::bigint)
    FROM (SELECT organization_id, 1::bigint AS change FROM added WHERE status = 'pending'
      UNION ALL SELECT organization_id, -1 FROM removed WHERE status = 'pending') AS changed
    GROUP BY organization_id HAVING sum(change) <> 0 ORDER BY organization_id;
    PERFORM add_to_group_tally(g.group_id, 0, sum(changed.change)::bigint)
    FROM (SELECT id, sum(change) AS change
      FROM (SELECT id, 1 AS change FROM added WHERE status = 'pending'
        UNION ALL SELECT id, -1 FROM removed WHERE status = 'pending') AS each
      GROUP BY id HAVING sum(change) <> 0) AS changed
    CROSS JOIN LATERAL (SELECT group_id FROM invitation_grants WHERE invitation_id = changed.id) AS g
    GROUP BY g.group_id ORDER BY g.group_id;
  END IF;
  RETURN NULL;
END $$;
