import type { Pool } from 'pg';
import { AUDIT, DELIVERY, JOB, LOCK, transaction } from './transaction.ts';

/** Where the floor's people are. */
export interface Place {
  workspaceId: string;
  organizationId: string;
}

interface Inviter {
  id: string;
  capabilities: string[];
}

interface Invited {
  roleId: string | null;
  groupId: string | null;
  slackUserId: string | null;
}

const RIGHTS = `
  select m.id, r.capabilities from members m
  join roles r on r.id = m.role_id
  join slack_people p on p.workspace_id = $2 and p.slack_user_id = m.slack_user_id
  where m.organization_id = $1 and m.slack_user_id = $3 and m.state = 'active'
    and not (p.is_deactivated or p.is_external or p.is_bot)`;

const NAMED = `
  select (select id from roles where organization_id = $1 and lower(name) = lower($3) and removed_at is null) as "roleId",
    (select id from groups where organization_id = $1 and name = $4) as "groupId",
    (select slack_user_id from slack_people where workspace_id = $2 and email = $5 and is_email_confirmed
      and not (is_deactivated or is_external or is_bot) limit 1) as "slackUserId"`;

const DUPLICATES = `
  select 1 from members where organization_id = $1 and (email = $2 or slack_user_id = $3)
  union all
  select 1 from invitations where organization_id = $1 and email = $2 and status = 'pending'`;

const INVITATION = `
  insert into invitations (id, organization_id, email, slack_user_id, role_id, inviter_id, request_key, created_at, sent_at)
  values (uuidv7(), $1, $2, $3, $4, $5, $6, now(), now())
  returning id`;

const GRANT = `insert into invitation_grants (invitation_id, group_id, level) values ($1, $2, 'access')`;

/** Invites one address: nine statements and the two around them. Returns what the inviter reads. */
export async function invite(
  pool: Pool,
  { workspaceId, organizationId }: Place,
  by: { slackUserId: string; requestKey: string | null },
  { email, role, group }: { email: string; role: string; group: string },
): Promise<string> {
  return transaction(pool, async ask => {
    await ask('lock', LOCK, [organizationId, email]);
    const [inviter] = await ask<Inviter>('rights', RIGHTS, [organizationId, workspaceId, by.slackUserId]);
    if (!inviter?.capabilities.includes('invitation:create')) throw new Error('You can’t invite people.');
    const [named] = await ask<Invited>('named', NAMED, [organizationId, workspaceId, role, group, email]);
    if (!named?.roleId) throw new Error(`There’s no role “${role}”.`);
    if (!named.groupId) throw new Error(`There’s no group “${group}”.`);
    const { roleId, groupId, slackUserId } = named;
    const there = await ask('duplicates', DUPLICATES, [organizationId, email, slackUserId]);
    if (there.length > 0) throw new Error(`${email} is already here or invited.`);
    const values = [organizationId, email, slackUserId, roleId, inviter.id, by.requestKey];
    const [invitation] = await ask<{ id: string }>('invitation', INVITATION, values);
    const invitationId = invitation?.id;
    await ask('grant', GRANT, [invitationId, groupId]);
    const after = JSON.stringify({ role, groups: [group] });
    await ask('audit', AUDIT, [organizationId, by.slackUserId, 'invitation.create', email, null, after]);
    const deliveryValues = [organizationId, 'invitation', slackUserId, email, invitationId, inviter.id];
    const [delivery] = await ask<{ id: string }>('delivery', DELIVERY, deliveryValues);
    await ask('job', JOB, [`send:${workspaceId}`, delivery?.id]);
    return `Invited ${email} as ${role} in ${group}.`;
  });
}
