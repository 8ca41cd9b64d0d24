import type { Transaction } from '../database/client.ts';
import { canAct } from '../domain/members/store.ts';

/** The active members who have a role and can act in Slack, except the person who changed it. */
export async function holdersOf(
  tx: Transaction,
  { organizationId, roleId, by }: { organizationId: string; roleId: string; by: string },
): Promise<{ recipient: string; email: string }[]> {
  const found = await tx.$queryRaw<{ slackUserId: string; email: string }[]>`
    select m.slack_user_id as "slackUserId", m.email from members m
    where m.organization_id = ${organizationId}::uuid and m.role_id = ${roleId}::uuid
      and m.state = 'active' and m.slack_user_id is not null and ${canAct}`;
  return found.flatMap(({ slackUserId, email }) =>
    slackUserId !== by ? [{ recipient: slackUserId, email }] : [],
  );
}

/** Everybody who was ever sent this message about a subject. */
export async function addressedBy(
  tx: Transaction,
  where: { message: string } & ({ joinRequestId: string } | { invitationId: string }),
): Promise<Set<string>> {
  const sent = await tx.delivery.findMany({ where, select: { recipient: true } });
  return new Set(sent.flatMap(({ recipient }) => recipient ?? []));
}

/** Was an invitation sent by email, or is it being sent? */
export async function isMailed(tx: Transaction, invitationId: string): Promise<boolean> {
  const mailed = await tx.delivery.findFirst({
    where: { invitationId, medium: 'email', status: { in: ['queued', 'delivered'] } },
    select: { id: true },
  });
  return mailed !== null;
}

/** How many of the last things that Foyer did by itself in an organization are changed addresses, of its last hundred. */
export async function addressesChangedLately(tx: Transaction, organizationId: string): Promise<number> {
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    select count(*) filter (where action = 'member.address')::int as count from (
      select action from audit_entries where organization_id = ${organizationId}::uuid and actor = 'foyer'
        and at > now() - interval '1 hour'
      order by id desc limit 100) as lately`;
  return count;
}

/** What waits for an approver: the newest join requests, and accepted invitations, at most `take` each. */
export async function underReview(
  tx: Transaction,
  organizationId: string,
  take: number,
): Promise<({ joinRequestId: string } | { invitationId: string })[]> {
  const found = await tx.$queryRaw<{ id: string; isRequest: boolean }[]>`
    (select id, true as "isRequest" from join_requests
      where organization_id = ${organizationId}::uuid and status = 'pending' order by id desc limit ${take})
    union all
    (select id, false from invitations where organization_id = ${organizationId}::uuid and status = 'pending'
      and awaiting_approval_at is not null order by awaiting_approval_at, id limit ${take})`;
  return found.map(({ id, isRequest }) => (isRequest ? { joinRequestId: id } : { invitationId: id }));
}
