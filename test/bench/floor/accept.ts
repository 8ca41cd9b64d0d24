import type { Pool } from 'pg';
import type { Place } from './invite.ts';
import { AUDIT, DELIVERY, JOB, LOCK, transaction } from './transaction.ts';

interface Offer {
  email: string;
  name: string | null;
  roleId: string;
  role: string;
  slackUserId: string | null;
  status: string;
  isOver: boolean;
  inviter: string | null;
  personName: string;
  personEmail: string | null;
  stillGives: boolean;
}

const INVITATION = `select organization_id as "organizationId", email from invitations where id = $1`;

const RIGHTS = `
  select i.email, i.name, i.role_id as "roleId", r.name as role, i.slack_user_id as "slackUserId", i.status,
    coalesce(i.expires_at < now(), false) as "isOver", m.slack_user_id as inviter, p.name as "personName",
    case when p.is_email_confirmed then p.email end as "personEmail",
    m.state = 'active' and 'invitation:create' = any(own.capabilities) as "stillGives"
  from invitations i
  join roles r on r.id = i.role_id
  join members m on m.id = i.inviter_id
  join roles own on own.id = m.role_id
  join slack_people p on p.workspace_id = $2 and p.slack_user_id = $3
  where i.id = $1 and i.awaiting_approval_at is null and not (p.is_deactivated or p.is_external or p.is_bot)`;

const RESOLVED = `
  update invitations set status = 'accepted', settled_at = now(), settled_by = $2
  where id = $1 and status = 'pending'
  returning id`;

/** Fails where the address or the Slack user is a member already: both are unique. */
const MEMBER = `
  insert into members (id, organization_id, email, name, slack_user_id, role_id, joined_at)
  values (uuidv7(), $1, $2, $3, $4, $5, now())
  returning id`;

const GRANTS = `
  insert into group_grants (member_id, group_id, level)
  select $1, group_id, level from invitation_grants where invitation_id = $2`;

/** Accepts an invitation: nine statements and the two around them. */
export async function accept(
  pool: Pool,
  { workspaceId, organizationId }: Place,
  { slackUserId, invitationId }: { slackUserId: string; invitationId: string },
): Promise<string> {
  return transaction(pool, async ask => {
    const [address] = await ask<{ organizationId: string; email: string }>('address', INVITATION, [
      invitationId,
    ]);
    if (address?.organizationId !== organizationId) throw new Error('There’s no such invitation.');
    await ask('lock', LOCK, [organizationId, address.email]);
    const [offer] = await ask<Offer>('offer', RIGHTS, [invitationId, workspaceId, slackUserId]);
    if (!offer) throw new Error('There’s no such invitation.');
    const { email, slackUserId: invitee, roleId, role, inviter } = offer;
    if (invitee ? invitee !== slackUserId : offer.personEmail !== email)
      throw new Error('This invitation is for another person.');
    if (offer.status !== 'pending' || offer.isOver || !offer.stillGives)
      throw new Error('This invitation is no longer open.');
    const resolved = await ask('settled', RESOLVED, [invitationId, slackUserId]);
    if (resolved.length === 0) throw new Error('This invitation is no longer open.');
    const values = [organizationId, email, offer.name ?? offer.personName, slackUserId, roleId];
    const [member] = await ask<{ id: string }>('member', MEMBER, values);
    await ask('grants', GRANTS, [member?.id, invitationId]);
    const [before, after] = [{ status: 'pending' }, { status: 'accepted', role }].map(each =>
      JSON.stringify(each),
    );
    await ask('audit', AUDIT, [organizationId, slackUserId, 'invitation.accept', email, before, after]);
    const deliveryValues = [organizationId, 'invitation-accepted', inviter, null, invitationId, null];
    const [delivery] = await ask<{ id: string }>('delivery', DELIVERY, deliveryValues);
    await ask('job', JOB, [`send:${workspaceId}`, delivery?.id]);
    return '';
  });
}
