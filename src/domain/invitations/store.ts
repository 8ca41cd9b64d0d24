import type { Database, Transaction } from '../../database/client.ts';
import { type InvitationStatus, type InviteBy, Prisma } from '../../database/generated/client.ts';
import type { Grant } from '../roles.ts';

type Reader = Database | Transaction;

/** Everything that people can read about an invitation. */
export const whole = {
  organization: true,
  role: true,
  inviter: true,
  inviteLink: { select: { id: true, name: true, mode: true, maxUses: true, uses: true } },
  grants: {
    // What a directory says about a group is no part of an invitation.
    include: { group: { omit: { isProvisioned: true, externalId: true } } },
    orderBy: { group: { name: 'asc' } },
  },
  // In Slack and by email, of the last two times.
  deliveries: { where: { message: 'invitation' }, orderBy: { id: 'desc' }, take: 4 },
} satisfies Prisma.InvitationInclude;

/** An invitation with everything that people can read about it, and its newest deliveries to the invitee. */
export type Invitation = Prisma.InvitationGetPayload<{ include: typeof whole }>;

/** An invitation as its sender sees it. */
export interface SentInvitation {
  id: string;
  organizationId: string;
  email: string;
  name: string | null;
  slackUserId: string | null;
  inviterId: string;
  inviter: { name: string; slackUserId: string | null };
  /** `template`: the id of the role template. */
  organization: { name: string; template: string; inviteBy: InviteBy };
  role: { name: string };
  grants: readonly (Grant & { group: { name: string } })[];
  /** Null: never. */
  expiresAt: Date | null;
}

export interface NewInvitation {
  organizationId: string;
  email: string;
  name: string | null;
  slackUserId: string | null;
  roleId: string;
  note: string | null;
  inviterId: string;
  requestKey: string | null;
  /** The invite link that makes it; null: a person does. */
  inviteLinkId: string | null;
  createdAt: Date;
  /** Null: never. */
  expiresAt: Date | null;
  grants: Grant[];
}

/** The invitation with that id, or null. */
export async function findInvitation(db: Reader, id: string): Promise<Invitation | null> {
  return db.invitation.findUnique({ where: { id }, include: whole });
}

/** The organization and address of an invitation, or null. */
export async function addressOfInvitation(
  db: Reader,
  id: string,
): Promise<{ organizationId: string; email: string } | null> {
  return db.invitation.findUnique({ where: { id }, select: { organizationId: true, email: true } });
}

/** The invitations with these ids, in that order; missing ones are left out. */
export async function findInvitations(db: Reader, ids: string[]): Promise<Invitation[]> {
  if (ids.length === 0) return [];
  const found = await db.invitation.findMany({ where: { id: { in: ids } }, include: whole });
  const byId = new Map(found.map(invitation => [invitation.id, invitation]));
  return ids.flatMap(id => byId.get(id) ?? []);
}

/** The pending invitations with an address, or for a Slack user, in an organization. */
export async function findAllPending(
  db: Reader,
  organizationId: string,
  { email, slackUserId }: { email: string | null; slackUserId: string | null },
): Promise<Invitation[]> {
  const who = [...(email ? [{ email }] : []), ...(slackUserId ? [{ slackUserId }] : [])];
  return db.invitation.findMany({ where: { organizationId, status: 'pending', OR: who }, include: whole });
}

/**
 * Resolves a pending invitation. False when it was already resolved: the condition is in the write, so of two at once
 * exactly one gets true.
 */
export async function resolveInvitation(
  tx: Transaction,
  id: string,
  outcome: { status: Exclude<InvitationStatus, 'pending'>; resolvedAt: Date; resolvedBy: string | null },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { id, status: 'pending' }, data: outcome });
  return count === 1;
}

/** Notes that the invitee accepted and an approver must decide. False when it was answered or noted before. */
export async function requestApproval(
  tx: Transaction,
  id: string,
  data: { awaitingApprovalAt: Date; slackUserId: string | null; name: string },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, status: 'pending', awaitingApprovalAt: null },
    data,
  });
  return count === 1;
}

/** Accepted invitations that wait for an approver, oldest first. */
export async function listAwaitingApproval(
  db: Reader,
  query: { organizationId: string; take: number },
): Promise<Invitation[]> {
  // The state is a literal, as in the partial index: Prisma would pass it as a parameter.
  const held = await db.$queryRaw<{ id: string }[]>`
    select id from invitations
    where organization_id = ${query.organizationId}::uuid and status = 'pending' and awaiting_approval_at is not null
    order by awaiting_approval_at, id limit ${query.take}`;
  return findInvitations(
    db,
    held.map(({ id }) => id),
  );
}

/** Resolves an invitation that waits for an approver. False when it was already resolved. */
export async function resolveApproval(
  tx: Transaction,
  id: string,
  outcome: { status: 'accepted' | 'revoked'; resolvedAt: Date; resolvedBy: string },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, status: 'pending', awaitingApprovalAt: { not: null } },
    data: outcome,
  });
  return count === 1;
}

/** The name of the member who resolved an invitation, or null when no member did. */
export async function resolverName(
  tx: Transaction,
  { organizationId, resolvedBy }: Invitation,
): Promise<string | null> {
  if (!resolvedBy) return null;
  const member = await tx.member.findFirst({
    where: { organizationId, slackUserId: resolvedBy },
    select: { name: true },
  });
  return member?.name ?? null;
}

/** Replaces the role and grants of a pending invitation. False when it is no longer pending. */
export async function updateInvitationAccess(
  tx: Transaction,
  id: string,
  { grants, ...data }: { roleId: string; inviterId: string; grants: Grant[] },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { id, status: 'pending' }, data });
  if (count === 0) return false;
  await tx.invitationGrant.deleteMany({ where: { invitationId: id } });
  await tx.invitationGrant.createMany({ data: grants.map(grant => ({ invitationId: id, ...grant })) });
  return true;
}

/**
 * Notes that a pending invitation was sent again. False when it is no longer pending, when it was last sent again less
 * than `samePressMs` ago, or when its last copy or reminder is younger than `pauseMs` (milliseconds).
 */
export async function markResent(
  tx: Transaction,
  id: string,
  now: Date,
  { samePressMs, pauseMs }: { samePressMs: number; pauseMs: number },
  expiresAt: Date | null,
): Promise<boolean> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const { count } = await tx.invitation.updateMany({
    where: {
      id,
      status: 'pending',
      ...(pauseMs > 0 && {
        sentAt: { lte: before(pauseMs) },
        AND: { OR: [{ remindedAt: null }, { remindedAt: { lte: before(pauseMs) } }] },
      }),
      OR: [{ sentAt: { lte: before(samePressMs) } }, { sentAt: { equals: tx.invitation.fields.createdAt } }],
    },
    data: { sentAt: now, expiresAt },
  });
  return count === 1;
}

/** Did a message about an invitation reach its invitee, in Slack or by email? */
export async function wasDelivered(tx: Transaction, invitationId: string): Promise<boolean> {
  const delivered = await tx.delivery.findFirst({
    where: { invitationId, message: 'invitation', status: 'delivered' },
    select: { id: true },
  });
  return delivered !== null;
}

/**
 * Notes that a person reminded of a pending invitation. False when it is no longer pending, or when its last copy or
 * reminder is younger than `pauseMs` (milliseconds).
 */
export async function markReminded(
  tx: Transaction,
  id: string,
  now: Date,
  pauseMs: number,
): Promise<boolean> {
  const before = new Date(now.getTime() - pauseMs);
  const { count } = await tx.invitation.updateMany({
    where: {
      id,
      status: 'pending',
      sentAt: { lte: before },
      OR: [{ remindedAt: null }, { remindedAt: { lte: before } }],
    },
    data: { remindedAt: now },
  });
  return count === 1;
}

/**
 * Is a message (d) sent in Slack once its person is there? One that waits for them, and an email of a file that is still
 * to be sent: the person may have been in Slack all the time, unknown to Foyer.
 */
export const waitsForSlack = Prisma.sql`(d.status = 'waiting' or d.status = 'queued' and d.medium = 'email'
  and d.message = 'invitation' and d.import_id is not null
  and (select invite_by from organizations where id = d.organization_id) = 'dm')`;

/**
 * Links the pending invitations of an address to the Slack user who has it now; returns those invitations, and whether
 * a message about each waits for them.
 */
export async function bindPending(
  tx: Transaction,
  person: { workspaceId: string; slackUserId: string; email: string },
): Promise<{ id: string; organizationId: string; inviterId: string; isWaiting: boolean }[]> {
  return tx.$queryRaw`
    update invitations i set slack_user_id = ${person.slackUserId}
    from organizations o
    where o.id = i.organization_id and o.workspace_id = ${person.workspaceId}::uuid
      and i.status = 'pending' and i.slack_user_id is null and i.email = ${person.email}
    returning i.id, i.organization_id as "organizationId", i.inviter_id as "inviterId",
      exists (select from deliveries d where d.invitation_id = i.id and ${waitsForSlack}) as "isWaiting"`;
}

/** The pending invitations for a Slack user or their address, in organizations in which they are a member. */
export async function pendingOfMember(
  tx: Transaction,
  { workspaceId, slackUserId, email }: { workspaceId: string; slackUserId: string; email: string },
): Promise<Invitation[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select i.id from organizations o join members m on m.organization_id = o.id and m.slack_user_id = ${slackUserId}
    join invitations i on i.organization_id = o.id and i.status = 'pending'
      and (i.slack_user_id = ${slackUserId} or i.slack_user_id is null and i.email = ${email})
    where o.workspace_id = ${workspaceId}::uuid order by i.id`;
  return findInvitations(
    tx,
    found.map(({ id }) => id),
  );
}

/** Binds a pending invitation to a Slack user, or to none. */
export async function bindTo(tx: Transaction, id: string, slackUserId: string | null): Promise<void> {
  await tx.invitation.updateMany({ where: { id, status: 'pending' }, data: { slackUserId } });
}

/** The addresses of the pending invitations that are bound to a Slack user. */
export async function addressesBoundTo(
  tx: Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<string[]> {
  const found = await tx.invitation.findMany({
    where: { slackUserId, status: 'pending', organization: { workspaceId } },
    select: { email: true },
  });
  return found.map(({ email }) => email);
}

/** Unbinds the pending invitations of a Slack user; returns them. */
export async function unbindPending(
  tx: Transaction,
  { workspaceId, slackUserId }: { workspaceId: string; slackUserId: string },
): Promise<{ organizationId: string; email: string }[]> {
  return tx.$queryRaw`
    update invitations i set slack_user_id = null
    from organizations o
    where o.id = i.organization_id and o.workspace_id = ${workspaceId}::uuid
      and i.status = 'pending' and i.slack_user_id = ${slackUserId}
    returning i.organization_id as "organizationId", i.email`;
}
