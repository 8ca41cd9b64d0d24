import type { Database, Transaction } from '../../database/client.ts';
import { Prisma } from '../../database/generated/client.ts';
import { fromJson } from '../../database/json-rows.ts';
import { containsWords } from '../../database/search.ts';
import { type Claimant, type Identifiable, type Identity, identify } from '../people/identity.ts';
import type { Group } from '../roles.ts';
import { membersConcerning } from '../whole-rows/store.ts';

type Reader = Database | Transaction;

/** A member with their role and their groups by name. */
export const withRole = {
  role: true,
  grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } },
} satisfies Prisma.MemberInclude;

export type Member = Prisma.MemberGetPayload<{ include: typeof withRole }>;

/** A member with what decides who they are. */
export type KnownMember = Member & Pick<Identifiable, 'account' | 'formerAddresses'>;

/** The members whom these people may be: by account, address or former address. */
export async function findMembersConcerning(
  db: Reader,
  organizationId: string,
  people: { emails: string[]; slackUserIds: string[] },
): Promise<KnownMember[]> {
  const [found] = await db.$queryRaw<{ members: unknown }[]>`
    select coalesce(json_agg(there), '[]') as members
    from organizations o cross join lateral (${membersConcerning(people)}) as there
    where o.id = ${organizationId}::uuid`;
  return fromJson<KnownMember[]>(found?.members ?? []);
}

/** Who somebody is in an organization: see people/identity.ts. */
export async function findIdentity(
  db: Reader,
  organizationId: string,
  claimant: Claimant,
): Promise<Identity<KnownMember>> {
  const { slackUserId, email } = claimant;
  const people = { emails: email ? [email] : [], slackUserIds: slackUserId ? [slackUserId] : [] };
  return identify(claimant, await findMembersConcerning(db, organizationId, people));
}

/** The member who this person is; null when they are none. */
export async function findOwnMember(
  db: Reader,
  organizationId: string,
  person: Claimant & { slackUserId: string },
): Promise<Member | null> {
  const identity = await findIdentity(db, organizationId, person);
  return identity.kind === 'member' ? identity.member : null;
}

/** The groups of an organization by name, filtered by names that contain the words of `search` (see search.ts). */
export async function listGroups(
  db: Database | Transaction,
  query: { organizationId: string; search?: string; within?: string[] | null; take?: number },
): Promise<Group[]> {
  const { organizationId, search, within, take } = query;
  if (search) {
    return db.$queryRaw<Group[]>`
      select id, name from groups
      where organization_id = ${organizationId}::uuid and ${containsWords(Prisma.sql`searchable(name)`, search)}
        and (${within ?? null}::uuid[] is null or id = any(${within ?? null}::uuid[]))
      order by name limit ${take ?? null}::int`;
  }
  return db.group.findMany({
    where: { organizationId, ...(within && { id: { in: within } }) },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    ...(take && { take }),
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
