import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { revokeInvitation } from '../../src/domain/invitations/revoke.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { startWorld } from '../members/world.ts';
import { readInvited, readMembers, startCrowd, walk } from './crowd.ts';

/** Above all random ids, as one that grows with time is. */
const NEWEST = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

/** A key of the newest first, which its id decides. */
const START = { id: NEWEST, email: '', roleId: '' };

const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

describe('a list that changes between two pages', () => {
  it('pages show nobody twice and leave nobody out while invitations are created and revoked', async () => {
    await using crowd = Object.assign(await startCrowd(35), {
      [Symbol.asyncDispose]: () => crowd.world[Symbol.asyncDispose](),
    });
    const { world, actor } = crowd;
    const { db } = world;
    const all = crowd.invitations.map(({ id }) => id).toReversed();
    const read = readInvited(crowd);
    const first = await read(null);
    // Three people from this page and one from the next are revoked; one is invited again.
    const gone = [0, 4, 9, 12].map(place => all[place] ?? '');
    for (const invitationId of gone) await revokeInvitation(world.domain, actor, { invitationId });
    const { id: _, ...sample } = await db.invitation.findUniqueOrThrow({ where: { id: all[1] ?? '' } });
    await db.invitation.create({ data: { ...sample, id: NEWEST, email: 'newest@x.example' } });
    const second = await read({ after: first.next ?? START });
    expect(ids(second)).toEqual(all.slice(10, 21).filter(id => !gone.includes(id)));
    const third = await read({ after: second.next ?? START });
    const fourth = await read({ after: third.next ?? START });
    expect([...ids(third), ...ids(fourth)]).toEqual(all.slice(21));
    expect(fourth.next).toBeNull();
    const { forth } = await walk(read);
    expect(forth).toEqual([NEWEST, ...all.filter(id => !gone.includes(id))]);
  });

  it('pages show nobody twice and leave nobody out while members join, are renamed and are deactivated', async () => {
    await using crowd = Object.assign(await startCrowd(35), {
      [Symbol.asyncDispose]: () => crowd.world[Symbol.asyncDispose](),
    });
    const { db } = crowd.world;
    const read = readMembers(crowd);
    const { forth: all } = await walk(read);
    const first = await read(null);
    const shown = ids(first);
    await db.member.update({ where: { id: shown[2] ?? '' }, data: { state: 'deactivated' } });
    await db.member.delete({ where: { id: shown[9] ?? '' } });
    const { id: _, ...sample } = await db.member.findUniqueOrThrow({ where: { id: shown[1] ?? '' } });
    await db.member.create({ data: { ...sample, id: randomUUID(), email: 'new@x.example', name: '0' } });
    const rest: string[] = [];
    for (let from = first.next; from; ) {
      const page = await read({ after: from });
      rest.push(...ids(page));
      from = page.next;
    }
    // The deactivated one is at the end now; everybody else stays where they were.
    expect(rest).toEqual([...all.slice(10), shown[2]]);
  });

  it('a page continues at the end or the start when nothing is left beyond a key', async () => {
    await using crowd = Object.assign(await startCrowd(21), {
      [Symbol.asyncDispose]: () => crowd.world[Symbol.asyncDispose](),
    });
    const all = crowd.invitations.map(({ id }) => id).toReversed();
    const read = readInvited(crowd);
    const last = await read({ after: { ...START, id: all[19] ?? '' } });
    expect(ids(last)).toEqual([all[20]]);
    await revokeInvitation(crowd.world.domain, crowd.actor, { invitationId: all[20] ?? '' });
    const end = await read({ after: { ...START, id: all[19] ?? '' } });
    expect(ids(end)).toEqual(all.slice(10, 20));
    expect(end).toMatchObject({ previous: { id: all[10] }, next: null });
    const start = await read({ before: { ...START, id: all[0] ?? '' } });
    expect(ids(start)).toEqual(all.slice(0, 10));
    expect(start).toMatchObject({ previous: null, next: { id: all[9] } });
  });
});

describe('a group admin', () => {
  it('a group admin sees people who have one of their groups, also beside others, through a search and filters too', async () => {
    await using world = await startWorld(senturo, ['Phones', 'Laptops', 'Desktops']);
    const { actor } = await world.member('Grace', 'Admin');
    const { actor: scoped } = await world.member('Linus', 'Group Admin', {
      Phones: 'admin',
      Laptops: 'admin',
    });
    const { db, organization, groupId, roleId, clock } = world;
    const inviter = await db.member.findFirstOrThrow({ where: { name: 'Grace' } });
    const cases: [string, string[]][] = [
      ['none', []],
      ['mine', ['Phones']],
      ['both', ['Phones', 'Laptops']],
      ['mixed', ['Phones', 'Desktops']],
      ['foreign', ['Desktops']],
    ];
    for (const [name, groups] of cases) {
      await world.member(name, 'Analyst', Object.fromEntries(groups.map(group => [group, 'access'])));
      await db.invitation.create({
        data: {
          organizationId: organization.id,
          email: `${name}@guest.example`,
          name,
          roleId: roleId('Analyst'),
          inviterId: inviter.id,
          createdAt: clock.now(),
          sentAt: clock.now(),
          grants: { create: groups.map(group => ({ groupId: groupId(group), level: 'access' as const })) },
        },
      });
    }
    const crowd = { world, actor, members: [], invitations: [] };
    const names = async (page: Promise<{ items: { name: string | null }[] }>) =>
      (await page).items.map(({ name }) => name).sort();
    expect(await names(readMembers(crowd, {}, scoped)(null))).toEqual(['Linus', 'both', 'mine', 'mixed']);
    expect(await names(readInvited(crowd, {}, scoped)(null))).toEqual(['both', 'mine', 'mixed']);
    expect(await names(readInvited(crowd, {}, actor)(null))).toHaveLength(5);
    expect(await names(readInvited(crowd, { search: 'mi' }, scoped)(null))).toEqual(['mine', 'mixed']);
    expect(await names(readMembers(crowd, { search: 'mi' }, scoped)(null))).toEqual(['mine', 'mixed']);
    const desktops = { groupId: groupId('Desktops') };
    expect(await names(readInvited(crowd, desktops, scoped)(null))).toEqual(['mixed']);
    expect(await names(readMembers(crowd, desktops, scoped)(null))).toEqual(['mixed']);
    expect((await readInvited(crowd, {}, scoped)(null)).total).toEqual({ count: 3, isExact: true });
  });
});
