import type { Database, Transaction } from '../../../database/client.ts';
import type { Prisma } from '../../../database/generated/client.ts';
import type { Person } from '../../domain.ts';
import { confirmedEmail } from '../../person-problem.ts';
import { type Invitation, whole } from '../store.ts';

type Reader = Database | Transaction;

/** The person who reads their own. */
type Self = Pick<Person, 'workspaceId' | 'slackUserId' | 'email' | 'isEmailConfirmed'>;

function pendingWhere({ workspaceId, slackUserId, ...person }: Self) {
  const email = confirmedEmail(person);
  return {
    status: 'pending',
    organization: { workspaceId },
    OR: [{ slackUserId }, ...(email ? [{ slackUserId: null, email }] : [])],
  } satisfies Prisma.InvitationWhereInput;
}

/** A page of a person's pending invitations in their workspace, newest first, over all its organizations. */
export async function ownPendingInvitations(
  db: Reader,
  person: Self,
  { skip, take }: { skip: number; take: number },
): Promise<Invitation[]> {
  return db.invitation.findMany({
    where: pendingWhere(person),
    include: whole,
    orderBy: { id: 'desc' },
    skip,
    take,
  });
}

/** Counts a person's pending invitations in their workspace. */
export async function countOwnPendingInvitations(db: Reader, person: Self): Promise<number> {
  return db.invitation.count({ where: pendingWhere(person) });
}

/** The newest pending invitation of a person to one organization, or null. */
export async function ownPendingInvitation(
  db: Reader,
  person: Self,
  organizationId: string,
): Promise<Invitation | null> {
  return db.invitation.findFirst({
    where: { ...pendingWhere(person), organizationId },
    include: whole,
    orderBy: { id: 'desc' },
  });
}

/** The organizations that have a pending invitation for a person. */
export async function organizationsInviting(db: Reader, person: Self): Promise<Set<string>> {
  const found = await db.invitation.findMany({
    where: pendingWhere(person),
    select: { organizationId: true },
    distinct: ['organizationId'],
  });
  return new Set(found.map(({ organizationId }) => organizationId));
}
