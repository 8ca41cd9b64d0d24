import type { Transaction } from '../database/client.ts';
import { canAct } from '../domain/members/store.ts';

/** Who an invitation is between: all that planning its messages needs; they are rendered from the whole of it later. */
export interface Parties {
  slackUserId: string | null;
  email: string;
  inviterId: string;
  inviter: { slackUserId: string | null };
  /** The Slack user who settled it: the invitee, or the approver who let them in; null while it is pending. */
  settledBy: string | null;
}

/** The two sides of an invitation, or null when there is no such invitation. */
export async function partiesOf(tx: Transaction, invitationId: string): Promise<Parties | null> {
  return tx.invitation.findUnique({
    where: { id: invitationId },
    select: {
      slackUserId: true,
      email: true,
      inviterId: true,
      settledBy: true,
      inviter: { select: { slackUserId: true } },
    },
  });
}

/** A member and who acted on them: all that planning the message needs; null when there is no such member. */
export async function memberParties(
  tx: Transaction,
  organizationId: string,
  memberId: string,
  by: string,
): Promise<{ slackUserId: string | null; email: string; causerId: string | null } | null> {
  const found = await tx.member.findMany({
    where: { organizationId, OR: [{ id: memberId }, { slackUserId: by }] },
    select: { id: true, slackUserId: true, email: true },
  });
  const member = found.find(({ id }) => id === memberId);
  const causer = found.find(({ slackUserId }) => slackUserId === by);
  return member ? { ...member, causerId: causer?.id ?? null } : null;
}

/** Where these members are told something, by their ids; nobody who is not in Slack. */
export async function recipientsOf(
  tx: Transaction,
  memberIds: string[],
): Promise<Map<string, { recipient: string; email: string }>> {
  const found = await tx.member.findMany({
    where: { id: { in: memberIds }, slackUserId: { not: null } },
    select: { id: true, slackUserId: true, email: true },
  });
  return new Map(found.map(({ id, slackUserId, email }) => [id, { recipient: slackUserId ?? '', email }]));
}

/** The active members who hold a role and can act in Slack, but for the one who changed it, and who that is. */
export async function holdersOf(
  tx: Transaction,
  { organizationId, roleId, by }: { organizationId: string; roleId: string; by: string },
): Promise<{ holders: { recipient: string; email: string }[]; causerId: string | null }> {
  const found = await tx.$queryRaw<{ slackUserId: string; email: string }[]>`
    select m.slack_user_id as "slackUserId", m.email from members m
    where m.organization_id = ${organizationId}::uuid and m.role_id = ${roleId}::uuid
      and m.state = 'active' and m.slack_user_id is not null and ${canAct}`;
  const causer = await tx.member.findFirst({
    where: { organizationId, slackUserId: by },
    select: { id: true },
  });
  const holders = found.flatMap(({ slackUserId, email }) =>
    slackUserId !== by ? [{ recipient: slackUserId, email }] : [],
  );
  return { holders, causerId: causer?.id ?? null };
}

/** Everybody to whom this message about a subject was ever addressed. */
export async function addressedBy(
  tx: Transaction,
  where: { message: string } & ({ joinRequestId: string } | { invitationId: string }),
): Promise<Set<string>> {
  const sent = await tx.delivery.findMany({ where, select: { recipient: true } });
  return new Set(sent.flatMap(({ recipient }) => recipient ?? []));
}

/** The member who is that Slack user, by id, or null. */
export async function memberWho(
  tx: Transaction,
  organizationId: string,
  slackUserId: string,
): Promise<string | null> {
  const found = await tx.member.findUnique({
    where: { organizationId_slackUserId: { organizationId, slackUserId } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** The member with that address, by id, or null. */
export async function memberWith(
  tx: Transaction,
  organizationId: string,
  email: string,
): Promise<string | null> {
  const found = await tx.member.findUnique({
    where: { organizationId_email: { organizationId, email } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** Whose join request it is and who decided it, or null. */
export async function requesterOf(
  tx: Transaction,
  joinRequestId: string,
): Promise<{ slackUserId: string; deciderId: string | null } | null> {
  return tx.joinRequest.findUnique({
    where: { id: joinRequestId },
    select: { slackUserId: true, deciderId: true },
  });
}

/** The Slack user and the groups of each of these members, as they are now. */
export async function groupsOf(
  tx: Transaction,
  memberIds: string[],
): Promise<Map<string, { slackUserId: string | null; groups: string[] }>> {
  const found = await tx.member.findMany({
    where: { id: { in: memberIds } },
    select: { id: true, slackUserId: true, grants: { select: { groupId: true } } },
  });
  return new Map(
    found.map(({ id, slackUserId, grants }) => [
      id,
      { slackUserId, groups: grants.map(({ groupId }) => groupId) },
    ]),
  );
}
