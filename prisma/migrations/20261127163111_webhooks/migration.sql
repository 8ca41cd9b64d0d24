-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('on', 'off', 'failing', 'gone');

-- CreateEnum
CREATE TYPE "WebhookMessageState" AS ENUM ('waiting', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" "WebhookState" NOT NULL DEFAULT 'on',
    "secret" BYTEA NOT NULL,
    "key_id" TEXT,
    "old_secret" BYTEA,
    "old_key_id" TEXT,
    "old_until" TIMESTAMPTZ(3),
    "blank_means_all" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "workspace_id" UUID NOT NULL DEFAULT foyer_workspace(),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_messages" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "sequence" BIGINT,
    "type" TEXT,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "xact" BIGINT NOT NULL,
    "before" JSONB,
    "body" TEXT,
    "state" "WebhookMessageState" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_tried_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "status" INTEGER,
    "answer" TEXT,
    "took_ms" INTEGER,
    "problem" TEXT,
    "workspace_id" UUID NOT NULL DEFAULT foyer_workspace(),

    CONSTRAINT "webhook_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoints_workspace_id_idx" ON "webhook_endpoints"("workspace_id");

-- CreateIndex
CREATE INDEX "webhook_endpoints_organization_id_idx" ON "webhook_endpoints"("organization_id");

-- CreateIndex
CREATE INDEX "webhook_messages_endpoint_id_sequence_idx" ON "webhook_messages"("endpoint_id", "sequence");

-- CreateIndex
CREATE INDEX "webhook_messages_workspace_id_tried_at_idx" ON "webhook_messages"("workspace_id", "tried_at");

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits, by its subject: the oldest of each goes first.
CREATE INDEX "webhook_messages_waiting" ON "webhook_messages" ("endpoint_id", "sequence") WHERE "state" = 'waiting' AND "body" IS NOT NULL;
CREATE INDEX "webhook_messages_waiting_about" ON "webhook_messages" ("endpoint_id", "subject_id", "sequence") WHERE "state" = 'waiting' AND "body" IS NOT NULL;
-- One message for a subject and a transaction, whatever its statements were.
CREATE UNIQUE INDEX "webhook_messages_noted" ON "webhook_messages" ("endpoint_id", "xact", "subject_id") WHERE "body" IS NULL;
CREATE SEQUENCE "webhook_sequence";

-- A statement has changed rows of TG_ARGV[0]: notes each for every endpoint that is on, as it was before.
CREATE FUNCTION "note_for_webhooks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.state = 'on'
      AND e.workspace_id IN (SELECT workspace_id FROM added)) THEN RETURN NULL; END IF;
    INSERT INTO webhook_messages (id, endpoint_id, workspace_id, subject_kind, subject_id, xact, before)
    SELECT gen_random_uuid(), e.id, e.workspace_id, TG_ARGV[0], a.id, txid_current(), '{"isNew": true}'
    FROM added a JOIN webhook_endpoints e ON e.organization_id = a.organization_id AND e.state = 'on'
    ORDER BY a.id, e.id
    -- One statement can insert a subject and its grants, whose trigger comes first.
    ON CONFLICT (endpoint_id, xact, subject_id) WHERE body IS NULL
      DO UPDATE SET before = webhook_messages.before || EXCLUDED.before;
  ELSE
    IF NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.state = 'on'
      AND e.workspace_id IN (SELECT workspace_id FROM removed)) THEN RETURN NULL; END IF;
    -- Of several statements the first knows what was there before the transaction.
    INSERT INTO webhook_messages (id, endpoint_id, workspace_id, subject_kind, subject_id, xact, before)
    SELECT gen_random_uuid(), e.id, e.workspace_id, TG_ARGV[0], r.id, txid_current(), to_jsonb(r)
    FROM removed r JOIN webhook_endpoints e ON e.organization_id = r.organization_id AND e.state = 'on'
    JOIN organizations o ON o.id = r.organization_id
    ORDER BY r.id, e.id
    ON CONFLICT (endpoint_id, xact, subject_id) WHERE body IS NULL
      DO UPDATE SET before = EXCLUDED.before || webhook_messages.before;
  END IF;
  RETURN NULL;
END $$;

-- The same for an organization's own name.
CREATE FUNCTION "note_organizations_for_webhooks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO webhook_messages (id, endpoint_id, workspace_id, subject_kind, subject_id, xact, before)
  SELECT gen_random_uuid(), e.id, e.workspace_id, 'organization', OLD.id, txid_current(), jsonb_build_object('name', OLD.name)
  FROM webhook_endpoints e WHERE e.organization_id = OLD.id AND e.state = 'on' ORDER BY e.id
  ON CONFLICT (endpoint_id, xact, subject_id) WHERE body IS NULL DO NOTHING;
  RETURN NULL;
END $$;

-- A statement has changed grants of members (TG_ARGV: member, members, member_id) or of invitations: notes which groups
-- each had before.
CREATE FUNCTION "note_grants_for_webhooks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET enable_seqscan = off AS $$
DECLARE
  gone text := 'SELECT NULL::uuid AS subject, NULL::jsonb AS grants WHERE false';
  come text := 'SELECT NULL::uuid AS subject, NULL::jsonb AS grants WHERE false';
  of_each text := format('SELECT %I AS subject, jsonb_object_agg(group_id, level) AS grants FROM %%s GROUP BY 1', TG_ARGV[2]);
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.state = 'on'
      AND e.workspace_id IN (SELECT workspace_id FROM removed)) THEN RETURN NULL; END IF;
    gone := format(of_each, 'removed');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.state = 'on'
      AND e.workspace_id IN (SELECT workspace_id FROM added)) THEN RETURN NULL; END IF;
    come := format(of_each, 'added');
  END IF;
  EXECUTE format('
    INSERT INTO webhook_messages (id, endpoint_id, workspace_id, subject_kind, subject_id, xact, before)
    SELECT gen_random_uuid(), e.id, e.workspace_id, %2$L, s.id, txid_current(), jsonb_build_object(''grants'',
      (coalesce((SELECT jsonb_object_agg(g.group_id, g.level) FROM %4$I g WHERE g.%3$I = s.id), ''{}'')
        - coalesce((SELECT array_agg(key) FROM jsonb_object_keys(changed.come) AS key), ''{}''))
      || coalesce(changed.gone, ''{}''))
    FROM (SELECT coalesce(gone.subject, come.subject) AS subject, gone.grants AS gone, come.grants AS come
      FROM (%5$s) AS gone FULL JOIN (%6$s) AS come ON come.subject = gone.subject) AS changed
    CROSS JOIN LATERAL (SELECT id, organization_id FROM %1$I WHERE id = changed.subject) AS s
    JOIN webhook_endpoints e ON e.organization_id = s.organization_id AND e.state = ''on''
    JOIN organizations o ON o.id = s.organization_id
    ORDER BY s.id, e.id
    ON CONFLICT (endpoint_id, xact, subject_id) WHERE body IS NULL
      DO UPDATE SET before = EXCLUDED.before || webhook_messages.before',
    TG_ARGV[1], TG_ARGV[0], TG_ARGV[2], TG_TABLE_NAME, gone, come);
  RETURN NULL;
END $$;

DO $$
DECLARE
  noted record;
BEGIN
  FOR noted IN SELECT * FROM (VALUES
    ('members', 'note_for_webhooks', ARRAY['member']),
    ('invitations', 'note_for_webhooks', ARRAY['invitation']),
    ('join_requests', 'note_for_webhooks', ARRAY['join_request']),
    ('groups', 'note_for_webhooks', ARRAY['group']),
    ('roles', 'note_for_webhooks', ARRAY['role']),
    ('group_grants', 'note_grants_for_webhooks', ARRAY['member', 'members', 'member_id']),
    ('invitation_grants', 'note_grants_for_webhooks', ARRAY['invitation', 'invitations', 'invitation_id'])
  ) AS each ("table", "function", "of")
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %I(%s)', noted."table" || '_webhooks_insert', noted."table", noted."function",
      (SELECT string_agg(quote_literal(each), ', ') FROM unnest(noted."of") AS each));
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %I(%s)', noted."table" || '_webhooks_update', noted."table", noted."function",
      (SELECT string_agg(quote_literal(each), ', ') FROM unnest(noted."of") AS each));
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS removed
      FOR EACH STATEMENT EXECUTE FUNCTION %I(%s)', noted."table" || '_webhooks_delete', noted."table", noted."function",
      (SELECT string_agg(quote_literal(each), ', ') FROM unnest(noted."of") AS each));
  END LOOP;
END $$;
CREATE TRIGGER "organizations_webhooks_update" AFTER UPDATE ON "organizations"
  FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "note_organizations_for_webhooks"();

-- Each of these describes a subject as the body of a message does, says what happened to it since "before" (null: nothing
-- that a receiver needs), and gives null for one that is gone.
CREATE FUNCTION "webhook_time"(at timestamptz) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- Receivers delete what they have of a person whose data is erased (eraseRows says so). What only got old, nobody needs to
-- know.
CREATE FUNCTION "webhook_removed"(kind text, of_id uuid, before jsonb, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF before ? 'isNew' OR coalesce(current_setting('foyer.erased', true), '') <> 'person' THEN RETURN; END IF;
  happened := kind || '.removed';
  body := json_build_object('id', of_id);
END $$;

CREATE FUNCTION "webhook_member"(of_id uuid, before jsonb, blank_means_all boolean, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  m members%ROWTYPE;
  grants jsonb;
BEGIN
  SELECT * INTO m FROM members WHERE id = of_id;
  -- Where other rows refer to a person whose data was erased, a pseudonym stays.
  IF NOT FOUND OR m.email ~ '^erased person [0-9a-f]{4,16}$' THEN
    IF before ? 'isNew' THEN RETURN; END IF;
    happened := 'member.removed';
    body := json_build_object('id', of_id);
    RETURN;
  END IF;
  SELECT coalesce(jsonb_object_agg(group_id, level), '{}') INTO grants FROM group_grants WHERE member_id = of_id;
  happened := CASE
    WHEN before ? 'isNew' THEN 'member.joined'
    WHEN before ->> 'state' <> m.state::text THEN CASE
      WHEN m.state = 'active' THEN 'member.reactivated'
      WHEN m.left_by_choice THEN 'member.left'
      ELSE 'member.deactivated' END
    WHEN before ? 'left_at' AND (before ->> 'left_at' IS NULL) <> (m.left_at IS NULL)
      THEN CASE WHEN m.left_at IS NULL THEN 'member.back_in_slack' ELSE 'member.left_slack' END
    WHEN before ->> 'role_id' <> m.role_id::text OR before -> 'grants' <> grants THEN 'member.access_changed'
    WHEN before ? 'email' AND (before ->> 'email', before ->> 'name', before ->> 'slack_user_id', before ->> 'left_reason')
      IS DISTINCT FROM (m.email, m.name, m.slack_user_id, m.left_reason::text) THEN 'member.updated'
  END;
  IF happened IS NULL THEN RETURN; END IF;
  body := json_build_object(
    'id', m.id, 'email', m.email, 'name', m.name, 'slackUserId', m.slack_user_id,
    'isActive', m.state = 'active' AND m.left_at IS NULL,
    'state', m.state,
    'leftSlack', CASE WHEN m.left_at IS NOT NULL THEN m.left_reason END,
    'role', (SELECT json_build_object('id', r.id, 'name', r.name) FROM roles r WHERE r.id = m.role_id),
    'groups', coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'level', gg.level) ORDER BY g.name, g.id)
      FROM group_grants gg JOIN groups g ON g.id = gg.group_id WHERE gg.member_id = m.id), '[]'),
    'hasAllGroups', blank_means_all AND grants = '{}',
    'joinedAt', webhook_time(m.joined_at));
END $$;

CREATE FUNCTION "webhook_invitation"(of_id uuid, before jsonb, blank_means_all boolean, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  i invitations%ROWTYPE;
  grants jsonb;
BEGIN
  SELECT * INTO i FROM invitations WHERE id = of_id;
  IF NOT FOUND THEN
    SELECT w.* INTO happened, body FROM webhook_removed('invitation', of_id, before) w;
    RETURN;
  END IF;
  SELECT coalesce(jsonb_object_agg(group_id, level), '{}') INTO grants FROM invitation_grants WHERE invitation_id = of_id;
  happened := CASE
    WHEN before ? 'isNew' THEN CASE i.status WHEN 'pending' THEN 'invitation.created' ELSE 'invitation.' || i.status END
    WHEN before ->> 'status' <> i.status::text THEN 'invitation.' || i.status
    WHEN before ? 'awaiting_approval_at' AND before ->> 'awaiting_approval_at' IS NULL AND i.awaiting_approval_at IS NOT NULL
      THEN 'invitation.awaiting_approval'
    WHEN i.status <> 'pending' THEN NULL
    WHEN before ->> 'role_id' <> i.role_id::text OR before -> 'grants' <> grants THEN 'invitation.changed'
    WHEN before ? 'email' AND (before ->> 'email', before ->> 'name', before ->> 'slack_user_id')
      IS DISTINCT FROM (i.email, i.name, i.slack_user_id) THEN 'invitation.changed'
    WHEN before ? 'sent_at' AND (before ->> 'sent_at')::timestamptz <> i.sent_at THEN 'invitation.resent'
  END;
  IF happened IS NULL THEN RETURN; END IF;
  body := json_build_object(
    'id', i.id, 'email', i.email, 'name', i.name, 'slackUserId', i.slack_user_id, 'status', i.status,
    'isAwaitingApproval', i.status = 'pending' AND i.awaiting_approval_at IS NOT NULL,
    'role', (SELECT json_build_object('id', r.id, 'name', r.name) FROM roles r WHERE r.id = i.role_id),
    'groups', coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'level', ig.level) ORDER BY g.name, g.id)
      FROM invitation_grants ig JOIN groups g ON g.id = ig.group_id WHERE ig.invitation_id = i.id), '[]'),
    'hasAllGroups', blank_means_all AND grants = '{}' AND NOT i.lost_groups,
    'inviterId', i.inviter_id,
    'createdAt', webhook_time(i.created_at),
    'expiresAt', webhook_time(i.expires_at));
END $$;

CREATE FUNCTION "webhook_join_request"(of_id uuid, before jsonb, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  r join_requests%ROWTYPE;
BEGIN
  SELECT * INTO r FROM join_requests WHERE id = of_id;
  IF NOT FOUND THEN
    SELECT w.* INTO happened, body FROM webhook_removed('join_request', of_id, before) w;
    RETURN;
  END IF;
  happened := CASE
    WHEN before ? 'isNew' THEN CASE r.status WHEN 'pending' THEN 'join_request.created' ELSE 'join_request.' || r.status END
    WHEN before ->> 'status' <> r.status::text THEN 'join_request.' || r.status
    WHEN (before ->> 'email', before ->> 'name') IS DISTINCT FROM (r.email, r.name) THEN 'join_request.changed'
  END;
  IF happened IS NULL THEN RETURN; END IF;
  body := json_build_object(
    'id', r.id, 'slackUserId', r.slack_user_id, 'email', r.email, 'name', r.name, 'status', r.status,
    'createdAt', webhook_time(r.created_at));
END $$;

CREATE FUNCTION "webhook_group"(of_id uuid, before jsonb, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  g groups%ROWTYPE;
BEGIN
  SELECT * INTO g FROM groups WHERE id = of_id;
  IF NOT FOUND THEN
    IF before ? 'isNew' THEN RETURN; END IF;
    happened := 'group.removed';
    body := json_build_object('id', of_id, 'name', before ->> 'name');
    RETURN;
  END IF;
  happened := CASE
    WHEN before ? 'isNew' THEN 'group.created'
    WHEN before ->> 'name' <> g.name THEN 'group.renamed' END;
  body := json_build_object('id', g.id, 'name', g.name);
END $$;

CREATE FUNCTION "webhook_role"(of_id uuid, before jsonb, OUT happened text, OUT body json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  r roles%ROWTYPE;
BEGIN
  SELECT * INTO r FROM roles WHERE id = of_id;
  IF NOT FOUND THEN RETURN; END IF;
  happened := CASE
    WHEN r.removed_at IS NOT NULL THEN CASE WHEN before ->> 'removed_at' IS NULL THEN 'role.removed' END
    WHEN before ? 'isNew' THEN 'role.created'
    WHEN (before ->> 'name', before ->> 'description', before -> 'capabilities', before ->> 'group_level')
      IS DISTINCT FROM (r.name, r.description, to_jsonb(r.capabilities), r.group_level::text) THEN 'role.changed'
  END;
  body := json_build_object('id', r.id, 'name', r.name, 'description', r.description, 'rights', r.capabilities);
END $$;

-- At the end of the transaction, when all of it is there: writes the body of what was noted, and queues its sending. What
-- changed nothing, or what the endpoint did not ask for, is dropped.
CREATE FUNCTION "write_webhook_message"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET enable_seqscan = off AS $$
DECLARE
  noted jsonb;
  endpoint webhook_endpoints%ROWTYPE;
  happened text;
  facts json;
  place bigint;
  woken text := coalesce(current_setting('foyer.woken', true), '');
BEGIN
  SELECT m.before INTO noted FROM webhook_messages m WHERE m.id = NEW.id AND m.body IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO endpoint FROM webhook_endpoints WHERE id = NEW.endpoint_id;
  CASE NEW.subject_kind
    WHEN 'member' THEN
      SELECT w.* INTO happened, facts FROM webhook_member(NEW.subject_id, noted, endpoint.blank_means_all) w;
    WHEN 'invitation' THEN
      SELECT w.* INTO happened, facts FROM webhook_invitation(NEW.subject_id, noted, endpoint.blank_means_all) w;
    WHEN 'join_request' THEN SELECT w.* INTO happened, facts FROM webhook_join_request(NEW.subject_id, noted) w;
    WHEN 'group' THEN SELECT w.* INTO happened, facts FROM webhook_group(NEW.subject_id, noted) w;
    WHEN 'role' THEN SELECT w.* INTO happened, facts FROM webhook_role(NEW.subject_id, noted) w;
    WHEN 'organization' THEN
      SELECT CASE WHEN o.name <> noted ->> 'name' THEN 'organization.renamed' END, json_build_object('id', o.id, 'name', o.name)
      INTO happened, facts FROM organizations o WHERE o.id = NEW.subject_id;
    ELSE
      happened := 'test';
      facts := noted::json;
  END CASE;
  IF happened IS NULL OR (endpoint.events <> '{}' AND happened <> ALL (endpoint.events) AND happened <> 'test') THEN
    DELETE FROM webhook_messages WHERE id = NEW.id;
    RETURN NULL;
  END IF;
  place := nextval('webhook_sequence');
  UPDATE webhook_messages SET sequence = place, type = happened, before = NULL, body = json_build_object(
    'version', 1, 'id', NEW.id, 'type', happened, 'timestamp', webhook_time(now()), 'sequence', place,
    'organization', (SELECT json_build_object('id', o.id, 'name', o.name) FROM organizations o WHERE o.id = endpoint.organization_id),
    'data', facts)::text
  WHERE id = NEW.id;
  -- One job for an endpoint and a transaction.
  IF strpos(woken, NEW.endpoint_id::text) = 0 THEN
    PERFORM set_config('foyer.woken', woken || ' ' || NEW.endpoint_id, true);
    PERFORM graphile_worker.add_job(foyer_task('webhooks', NEW.workspace_id),
      json_build_object('workspaceId', NEW.workspace_id, 'endpointId', NEW.endpoint_id), max_attempts := 8);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "webhook_messages_write" AFTER INSERT ON "webhook_messages" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."body" IS NULL) EXECUTE FUNCTION "write_webhook_message"();

-- Whoever causes them, these find only what the owner made.
DO $$
DECLARE
  made text;
BEGIN
  FOREACH made IN ARRAY ARRAY[
    'note_for_webhooks', 'note_organizations_for_webhooks', 'note_grants_for_webhooks', 'write_webhook_message'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %I() SET search_path = pg_catalog, %I, pg_temp', made, current_schema());
  END LOOP;
END $$;

-- As for each other table: whose a row is, and that it names rows of its own workspace alone.
DO $$
DECLARE
  child record;
BEGIN
  FOR child IN SELECT * FROM (VALUES
    ('webhook_endpoints', 'organizations', 'organization_id'),
    ('webhook_messages', 'webhook_endpoints', 'endpoint_id')
  ) AS each ("table", "parent", "key")
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW."workspace_id" IS NULL)
      EXECUTE FUNCTION "take_workspace_of_parent"(%L, %L)',
      child."table" || '_workspace', child."table", child."parent", child."key");
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', child."table", child."table" || '_workspace');
    EXECUTE format('CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog SET enable_seqscan = off AS $f$
      BEGIN
        IF TG_LEVEL = ''STATEMENT'' THEN
          IF NOT EXISTS (SELECT FROM added a WHERE NOT EXISTS (
            SELECT FROM %4$I.%2$I p WHERE p.id = a.%3$I AND p.workspace_id = a.workspace_id)) THEN RETURN NULL; END IF;
        ELSIF EXISTS (SELECT FROM %4$I.%2$I p WHERE p.id = NEW.%3$I AND p.workspace_id = NEW.workspace_id) THEN
          RETURN NULL;
        END IF;
        RAISE EXCEPTION ''A row of %% names a row of another workspace.'', TG_TABLE_NAME USING ERRCODE = ''check_violation'';
      END $f$', child."table" || '_within_workspace', child."parent", child."key", current_schema());
    EXECUTE format('CREATE TRIGGER %1$I AFTER INSERT ON %2$I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION %3$I()',
      child."table" || '_within_workspace_insert', child."table", child."table" || '_within_workspace');
    EXECUTE format('CREATE TRIGGER %1$I AFTER UPDATE OF %4$I, workspace_id ON %2$I
      FOR EACH ROW WHEN (OLD.%4$I IS DISTINCT FROM NEW.%4$I OR OLD.workspace_id IS DISTINCT FROM NEW.workspace_id)
      EXECUTE FUNCTION %3$I()',
      child."table" || '_within_workspace_update', child."table", child."table" || '_within_workspace', child."key");
  END LOOP;
END $$;

-- A workspace that is erased sends nothing: its endpoints go first.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('erase_removed_workspace(uuid)'::regprocedure),
    '''batch_items''', '''webhook_messages'', ''webhook_endpoints'', ''batch_items''');
END $$;
