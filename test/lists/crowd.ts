import { randomUUID } from 'node:crypto';
import {
  allInvited,
  type InvitationsQuery,
  invitedUsers,
} from '../../src/domain/invitations/invited-users.ts';
import { currentUsers, everybody, type MembersQuery } from '../../src/domain/members/current-users.ts';
import type { From, KeyedPage } from '../../src/domain/page.ts';
import { secaro } from '../../src/domain/role-templates/secaro.ts';
import { startWorld } from '../members/world.ts';

/** The facts about one person that filter a list. */
export interface Known {
  id: string;
  name: string;
  email: string;
  roleId: string;
  groupIds: string[];
}

const given = ['Ada', 'Åsa', 'Bo', 'Zoë', 'al', 'AL', 'Per_', '100%', 'Back\\slash', 'Quentin'];
const family = ['Smith', 'smithers', 'O’Neil', 'van Dyk', 'Li', 'Zimmer', 'X_Y', '50%', '\\', 'Ann-Marie'];

/**
 * An organization with that many members and pending invitations, in groups, with names of all kinds. One is named
 * Quackenbush and only one is in the group "Rare": both are far back in the lists.
 */
export async function startCrowd(size: number) {
  const world = await startWorld(secaro, ['North', 'South', 'Rare']);
  const { db, clock, organization, roleId, groupId } = world;
  const { actor, id: inviterId } = await world.member('Grace', 'Organization Admin');
  const ids = Array.from({ length: 2 * size }, () => randomUUID()).sort();
  const people = Array.from({ length: size }, (_, index) => {
    const name = index === 3 ? 'zuzanna Quackenbush' : `${given[index % 10]} ${family[(index >> 2) % 10]}`;
    const groups = [
      ...(index % 3 === 0 ? ['North'] : []),
      ...(index % 4 === 0 ? ['South'] : []),
      ...(index === 3 ? ['Rare'] : []),
    ];
    return {
      name,
      email: `p${index}.${index % 7 === 0 ? 'staff' : 'guest'}@x.example`,
      roleId: roleId(index % 50 === 1 ? 'Organization Admin' : 'Member'),
      groupIds: groups.map(groupId),
    };
  });
  const about = { organizationId: organization.id };
  const members: Known[] = people.map((person, index) => ({ id: ids[index] ?? '', ...person }));
  const invitations: Known[] = people.map((person, index) => ({
    id: ids[size + index] ?? '',
    ...person,
    email: `i-${person.email}`,
  }));
  const joinedAt = clock.now();
  await db.member.createMany({
    data: members.map(({ groupIds: _, ...member }) => ({ ...about, ...member, joinedAt })),
  });
  await db.invitation.createMany({
    data: invitations.map(({ groupIds: _, ...invitation }) => ({
      ...about,
      ...invitation,
      inviterId,
      createdAt: joinedAt,
      sentAt: joinedAt,
    })),
  });
  const grantsOf = (all: Known[]) =>
    all.flatMap(({ id, groupIds }) => groupIds.map(each => ({ id, groupId: each, level: 'edit' as const })));
  await db.groupGrant.createMany({
    data: grantsOf(members).map(({ id: memberId, ...grant }) => ({ memberId, ...grant })),
  });
  await db.invitationGrant.createMany({
    data: grantsOf(invitations).map(({ id: invitationId, ...grant }) => ({ invitationId, ...grant })),
  });
  const grace = {
    name: 'Grace',
    email: 'grace@x.example',
    roleId: roleId('Organization Admin'),
    groupIds: [],
  };
  return { world, actor, members: [...members, { id: inviterId, ...grace }], invitations };
}

export type Crowd = Awaited<ReturnType<typeof startCrowd>>;

/** The lists, read from a place on. */
export const readMembers =
  ({ world, actor }: Crowd, wanted: Partial<MembersQuery> = {}, by = actor) =>
  async (from: MembersQuery['from']) => {
    const place = { ...everybody, ...wanted, from };
    return (await currentUsers(world.domain, by, world.organization.id, place)).list;
  };

export const readInvited =
  ({ world, actor }: Crowd, wanted: Partial<InvitationsQuery> = {}, by = actor) =>
  async (from: InvitationsQuery['from']) => {
    const place = { ...allInvited, ...wanted, from };
    return (await invitedUsers(world.domain, by, world.organization.id, place)).list;
  };

/** Ids of at most so many pages forth from the start, and of all pages back from there. */
export async function walk<Key>(
  read: (from: From<Key>) => Promise<KeyedPage<{ id: string }, Key>>,
  pages = Number.POSITIVE_INFINITY,
): Promise<{ forth: string[]; back: string[] }> {
  const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
  let page = await read(null);
  const forth = ids(page);
  for (let turned = 1; page.next && turned < pages; turned += 1) {
    page = await read({ after: page.next });
    forth.push(...ids(page));
  }
  const back = ids(page);
  while (page.previous) {
    page = await read({ before: page.previous });
    back.unshift(...ids(page));
  }
  return { forth, back };
}
