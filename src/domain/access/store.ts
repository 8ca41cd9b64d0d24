import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { literally } from '../../database/search.ts';
import type { Group } from '../roles.ts';
import { memberAmong, ownMemberAmong } from './own-member.ts';

type Reader = Database | Transaction;

/** A member with their role and their groups by name. */
export const withRole = {
  role: true,
  grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.MemberInclude;

export type Member = Prisma.MemberGetPayload<{ include: typeof withRole }>;

/**
 * The existing member that a new one would conflict with: same Slack user, else same email. It may be another person,
 * because addresses are reassigned.
 */
export async function findMember(
  db: Reader,
  organizationId: string,
  person: { slackUserId: string | null; email: string | null },
): Promise<Member | null> {
  const who: Prisma.MemberWhereInput[] = [];
  if (person.slackUserId) who.push({ slackUserId: person.slackUserId });
  if (person.email) who.push({ email: person.email });
  if (who.length === 0) return null;
  const found = await db.member.findMany({ where: { organizationId, OR: who }, include: withRole, take: 2 });
  return memberAmong(found, person);
}

/** The member who is this person: linked to their Slack user or, without such a link, to their confirmed address. */
export async function findOwnMember(
  db: Reader,
  organizationId: string,
  person: { slackUserId: string; email: string | null; isEmailConfirmed: boolean },
): Promise<Member | null> {
  const member = await findMember(db, organizationId, person);
  return member && ownMemberAmong([member], person);
}

/** The groups of an organization by name, filtered by names that contain `search` (ignoring case). */
export async function listGroups(
  db: Database | Transaction,
  query: { organizationId: string; search?: string; within?: string[] | null; take?: number },
): Promise<Group[]> {
  return db.group.findMany({
    where: {
      organizationId: query.organizationId,
      ...(query.search && { name: { contains: literally(query.search), mode: 'insensitive' } }),
      ...(query.within && { id: { in: query.within } }),
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    ...(query.take && { take: query.take }),
  });
}

/** The groups that inputs choose from; read only when an input chooses any. */
export async function groupsFor(
  db: Database | Transaction,
  { id: organizationId }: { id: string },
  accessInputs: readonly { groups: string[]; adminOf: string[] }[],
): Promise<Group[]> {
  const choosesAny = accessInputs.some(({ groups, adminOf }) => groups.length + adminOf.length > 0);
  return choosesAny ? listGroups(db, { organizationId }) : [];
}
