import type { Database, Transaction } from '../../database/client.ts';
import type { JoinRequestStatus, Prisma } from '../../database/generated/client.ts';
import { findMembersConcerning, type Member } from '../access/store.ts';
import { identify } from '../people/identity.ts';
import { peopleById } from '../people/store.ts';
import { confirmedEmail } from '../person-problem.ts';
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

/** The organization of a join request, the address that asked, and the one that its person has in Slack now; or null. */
export async function addressesOfRequest(
  db: Reader,
  id: string,
): Promise<{ organizationId: string; addresses: string[] } | null> {
  const [found] = await db.$queryRaw<{ organizationId: string; addresses: string[] }[]>`
    select r.organization_id as "organizationId", array_remove(array[r.email, p.email], null) as addresses
    from join_requests r join organizations o on o.id = r.organization_id
    left join slack_people p on p.workspace_id = o.workspace_id and p.slack_user_id = r.slack_user_id
    where r.id = ${id}::uuid`;
  return found ?? null;
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
      isObsolete: false,
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
    /** Foyer withdrew it, not the person. */
    isObsolete?: true;
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

/** Requests of an organization in that state, newest first, before an id. */
export async function requestsBefore(
  db: Reader,
  query: { organizationId: string; status: JoinRequestStatus; before: string | null; take: number },
): Promise<JoinRequest[]> {
  const { organizationId, status, before, take } = query;
  return db.joinRequest.findMany({
    where: { organizationId, status, ...(before && { id: { lt: before } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
}

/** The deactivated member whom each requester was in the organization, by request: see people/identity.ts. */
export async function formerMembers(
  db: Reader,
  { id: organizationId, workspaceId }: { id: string; workspaceId: string },
  requests: readonly Pick<JoinRequest, 'id' | 'slackUserId' | 'email'>[],
): Promise<Map<string, Member>> {
  if (requests.length === 0) return new Map();
  const slackUserIds = requests.map(({ slackUserId }) => slackUserId);
  const people = await peopleById(db, workspaceId, slackUserIds);
  const claimants = new Map(
    requests.map(({ id, slackUserId, email }) => {
      const person = people.get(slackUserId);
      // They join with the address that they have now.
      return [
        id,
        { slackUserId, email: (person && confirmedEmail(person)) ?? email, isEmailConfirmed: true },
      ];
    }),
  );
  const emails = [...claimants.values()].map(({ email }) => email);
  const known = await findMembersConcerning(db, organizationId, { emails, slackUserIds });
  return new Map(
    [...claimants].flatMap(([id, claimant]): [string, Member][] => {
      const identity = identify(claimant, known);
      const isFormer = identity.kind !== 'nobody' && identity.member.state === 'deactivated';
      return isFormer ? [[id, identity.member]] : [];
    }),
  );
}
