import type { Database, Transaction } from '../../../database/client.ts';
import { findIdentity, type Member, withRole } from '../../access/store.ts';
import { accountsOf } from '../../members/accounts/store.ts';

type Reader = Database | Transaction;

/** Who to erase: an address, a Slack user, or both. */
export interface Wanted {
  organizationId: string;
  workspaceId: string;
  /** Lower case. */
  email: string | null;
  slackUserId: string | null;
}

/** Addresses that certainly belong to a user: people can write any address into their profile. */
const isTheirAddress = { isEmailConfirmed: true, isExternal: false };

/** The person to erase, with the members and Slack users that are linked to one another. */
interface Identity {
  member: Member | null;
  emails: Set<string>;
  slackUserIds: Set<string>;
  names: Set<string>;
}

/**
 * Finds the person to erase. An address alone leads to the Slack user linked to the rows under it or, without such
 * rows, to the user with this confirmed address; and on to that user's member, who may have another address, and to the
 * accounts that the member had before. A Slack user who is another member is left out.
 */
export async function identify(db: Reader, wanted: Wanted): Promise<Identity> {
  const { organizationId, workspaceId } = wanted;
  const identity = await findIdentity(db, organizationId, { ...wanted, isEmailConfirmed: true });
  let member: Member | null = identity.kind === 'member' ? identity.member : null;
  let slackUserIds = [wanted.slackUserId ?? member?.slackUserId].flatMap(each => each ?? []);
  if (slackUserIds.length === 0 && wanted.email) {
    const behind = await usersBehind(db, wanted, wanted.email);
    const linked = await db.member.findMany({
      where: { organizationId, slackUserId: { in: behind } },
      include: withRole,
      // Active members first: nobody is erased while they are an active member.
      orderBy: [{ state: 'asc' }, { id: 'asc' }],
    });
    member ??= linked[0] ?? null;
    const others = linked.filter(({ id }) => id !== member?.id).map(({ slackUserId }) => slackUserId);
    slackUserIds = behind.filter(id => !others.includes(id));
  }
  const addresses = [wanted.email, member?.email].flatMap(each => each ?? []);
  const moved = await accountsOf(db, wanted, { slackUserIds, addresses });
  if (!member && moved.length > slackUserIds.length) {
    // An account that they had before leads to the member who has another one by now.
    member = await db.member.findFirst({
      where: { organizationId, slackUserId: { in: moved } },
      include: withRole,
    });
  }
  slackUserIds = moved;
  const former = member ? await db.formerAddress.findMany({ where: { memberId: member.id } }) : [];
  const known = await db.slackPerson.findMany({
    where: { workspaceId, slackUserId: { in: slackUserIds } },
    select: { email: true, name: true, isEmailConfirmed: true, isExternal: true },
  });
  const confirmed = known.filter(each => each.isEmailConfirmed && !each.isExternal);
  return {
    member,
    emails: new Set(
      [wanted, ...(member ? [member] : []), ...former, ...confirmed].flatMap(({ email }) => email ?? []),
    ),
    slackUserIds: new Set(slackUserIds),
    names: new Set([...(member ? [member.name] : []), ...known.map(({ name }) => name)]),
  };
}

/** The Slack user linked to the latest invitation or request of an address, else the users with that address. */
async function usersBehind(
  db: Reader,
  { organizationId, workspaceId }: Wanted,
  email: string,
): Promise<string[]> {
  const latest = { select: { slackUserId: true }, orderBy: { id: 'desc' } } as const;
  const [invitation, request] = await Promise.all([
    db.invitation.findFirst({ where: { organizationId, email, slackUserId: { not: null } }, ...latest }),
    db.joinRequest.findFirst({ where: { organizationId, email }, ...latest }),
  ]);
  const linked = invitation?.slackUserId ?? request?.slackUserId;
  if (linked) return [linked];
  const people = await db.slackPerson.findMany({
    where: { workspaceId, email, ...isTheirAddress },
    select: { slackUserId: true },
  });
  return people.map(({ slackUserId }) => slackUserId);
}
