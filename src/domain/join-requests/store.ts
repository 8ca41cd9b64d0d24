import type { Database, Transaction } from '../../database/client.ts';
import type { JoinRequestStatus, Prisma } from '../../database/generated/client.ts';
import { type Member, withRole } from '../access/store.ts';
import type { GroupLevel } from '../roles.ts';

type Reader = Database | Transaction;

const whole = { organization: true, role: true, decider: true } satisfies Prisma.JoinRequestInclude;

/** A join request with everything that people can read about it. */
export type JoinRequest = Prisma.JoinRequestGetPayload<{ include: typeof whole }>;

export interface NewJoinRequest {
  organizationId: string;
  slackUserId: string;
  email: string;
  name: string;
  note: string | null;
  createdAt: Date;
  /** Null: never. */
  expiresAt: Date | null;
}

/** Inserts a pending request; null when the person already has one in this organization. */
export async function insertJoinRequest(
  tx: Transaction,
  request: NewJoinRequest,
): Promise<JoinRequest | null> {
  const inserted = await tx.joinRequest.createManyAndReturn({
    data: [request],
    select: { id: true },
    skipDuplicates: true,
  });
  return inserted[0] ? findJoinRequest(tx, inserted[0].id) : null;
}

/** The join request with that id, or null. */
export async function findJoinRequest(db: Reader, id: string): Promise<JoinRequest | null> {
  return db.joinRequest.findUnique({ where: { id }, include: whole });
}

/** The join requests of these ids. */
export async function findRequests(db: Reader, ids: string[]): Promise<JoinRequest[]> {
  if (ids.length === 0) return [];
  return db.joinRequest.findMany({ where: { id: { in: ids } }, include: whole });
}

/** The organization and address of a join request, or null. */
export async function addressOfRequest(
  db: Reader,
  id: string,
): Promise<{ organizationId: string; email: string } | null> {
  return db.joinRequest.findUnique({ where: { id }, select: { organizationId: true, email: true } });
}

/** A person's pending request in an organization, or null. */
export async function findPendingRequest(
  db: Reader,
  organizationId: string,
  slackUserId: string,
): Promise<JoinRequest | null> {
  return db.joinRequest.findFirst({
    where: { organizationId, slackUserId, status: 'pending' },
    include: whole,
  });
}

/**
 * When a request of this person, by account or address, was last withdrawn or rejected in each of these organizations.
 */
export async function lastTurnedDown(
  db: Reader,
  organizationIds: string[],
  person: { slackUserId: string; email: string | null },
): Promise<Map<string, Date>> {
  const found = await db.joinRequest.groupBy({
    by: ['organizationId'],
    where: {
      organizationId: { in: organizationIds },
      status: { in: ['withdrawn', 'rejected'] },
      OR: [{ slackUserId: person.slackUserId }, ...(person.email ? [{ email: person.email }] : [])],
    },
    _max: { resolvedAt: true },
  });
  return new Map(
    found.flatMap(({ organizationId, _max: { resolvedAt } }): [string, Date][] =>
      resolvedAt ? [[organizationId, resolvedAt]] : [],
    ),
  );
}

/** A person of a workspace, by their Slack user. */
interface Requester {
  workspaceId: string;
  slackUserId: string;
}

const pendingWhere = ({ workspaceId, slackUserId }: Requester) =>
  ({ status: 'pending', slackUserId, organization: { workspaceId } }) as const;

/** A person's pending requests in one workspace, newest first, over all its organizations. */
export async function ownPendingRequests(
  db: Reader,
  person: Requester,
  { skip, take }: { skip: number; take: number },
): Promise<JoinRequest[]> {
  return db.joinRequest.findMany({
    where: pendingWhere(person),
    include: whole,
    orderBy: { id: 'desc' },
    skip,
    take,
  });
}

/** Counts a person's pending requests in one workspace. */
export async function countOwnPending(db: Reader, person: Requester): Promise<number> {
  return db.joinRequest.count({ where: pendingWhere(person) });
}

/** The organizations of a workspace that a person asked to join, where nobody decided yet. */
export async function organizationsAsked(db: Reader, person: Requester): Promise<Set<string>> {
  const { workspaceId, slackUserId } = person;
  const found = await db.joinRequest.findMany({
    where: pendingWhere({ workspaceId, slackUserId }),
    select: { organizationId: true },
  });
  return new Set(found.map(({ organizationId }) => organizationId));
}

/** The pending requests of these people in an organization. */
export async function pendingAmong(
  db: Reader,
  organizationId: string,
  slackUserIds: string[],
): Promise<{ id: string; email: string }[]> {
  return db.joinRequest.findMany({
    where: { organizationId, status: 'pending', slackUserId: { in: slackUserIds } },
    select: { id: true, email: true },
  });
}

/**
 * Resolves a pending request. False when another decision came first: the condition is in the write, so of two
 * approvers at once exactly one gets true.
 */
export async function decide(
  tx: Transaction,
  id: string,
  outcome: {
    status: Exclude<JoinRequestStatus, 'pending'>;
    /** Absent when no approver decided. */
    deciderId?: string;
    resolvedAt: Date;
    reason?: string | null;
    roleId?: string;
    givenGroups?: { name: string; level: GroupLevel }[];
  },
): Promise<boolean> {
  const { count } = await tx.joinRequest.updateMany({ where: { id, status: 'pending' }, data: outcome });
  return count === 1;
}

/** Pending requests of an organization, oldest first. */
export async function listPendingRequests(
  db: Reader,
  query: { organizationId: string; skip: number; take: number },
): Promise<{ items: JoinRequest[]; total: number }> {
  const where = { organizationId: query.organizationId, status: 'pending' } as const;
  const [items, total] = await Promise.all([
    db.joinRequest.findMany({
      where,
      include: whole,
      orderBy: { id: 'asc' },
      skip: query.skip,
      take: query.take,
    }),
    db.joinRequest.count({ where }),
  ]);
  return { items, total };
}

/** The deactivated member whom each requester was in the organization, by request. */
export async function formerMembers(
  db: Reader,
  organizationId: string,
  requests: readonly Pick<JoinRequest, 'id' | 'slackUserId' | 'email'>[],
): Promise<Map<string, Member>> {
  if (requests.length === 0) return new Map();
  const former = await db.member.findMany({
    where: {
      organizationId,
      state: 'deactivated',
      OR: [
        { slackUserId: { in: requests.map(request => request.slackUserId) } },
        { slackUserId: null, email: { in: requests.map(request => request.email) } },
      ],
    },
    include: withRole,
  });
  return new Map(
    requests.flatMap(({ id, slackUserId, email }): [string, Member][] => {
      const member =
        former.find(each => each.slackUserId === slackUserId) ??
        former.find(each => each.slackUserId === null && each.email === email);
      return member ? [[id, member]] : [];
    }),
  );
}

/** The newest pending requests of an organization, at most `take`. */
export async function newestPending(db: Reader, organizationId: string, take: number): Promise<string[]> {
  const found = await db.joinRequest.findMany({
    where: { organizationId, status: 'pending' },
    select: { id: true },
    orderBy: { id: 'desc' },
    take,
  });
  return found.map(({ id }) => id);
}
