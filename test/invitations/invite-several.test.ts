import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Domain } from '../../src/domain/domain.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import type { Invitee } from '../../src/domain/invitations/invitee.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { secaro } from '../../src/domain/role-templates/secaro.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';

const named = (email: string, about: Partial<Invitee> = {}): Invitee => ({
  email,
  name: null,
  role: 'VIEWER',
  groups: [],
  person: null,
  ...about,
});

function sender(world: MembersWorld, actor: Awaited<ReturnType<MembersWorld['member']>>['actor']) {
  return async (people: Invitee[], requestKey = 'one', domain: Domain = world.domain) => {
    const { id: organizationId } = world.organization;
    const given = { organizationId, people, note: null, requestKey };
    const { invited, refused } = await inviteSeveral(domain, actor, given);
    return {
      invited: invited.map(({ email }) => email),
      refused: Object.fromEntries([...refused].map(([position, { code }]) => [position, code])),
    };
  };
}

/** The rows that inviting writes. */
const written = async ({ db }: MembersWorld) => [
  await db.invitation.count(),
  await db.auditEntry.count(),
  await db.$queryRaw`select count(*)::int as jobs from graphile_worker._private_jobs`,
];

describe('inviting several people', () => {
  it('a list invites everybody or nobody, and says for each why not', async () => {
    await using world = await startWorld(crowdsec);
    const { actor } = await world.member('Grace', 'ADMIN');
    await world.member('Ada', 'VIEWER');
    const send = sender(world, actor);
    const before = await written(world);
    const refused = await send([
      named('one@x.example'),
      named('nobody'),
      named('Ada@x.example'),
      named('two@x.example', { role: 'OWNER' }),
      named('two@x.example', { groups: ['Moon'] }),
      named('two@x.example', { groups: [], adminOf: ['Moon'] }),
      named('ONE@x.example'),
      named('grace@x.example'),
      named('two@x.example', { name: 'x'.repeat(76) }),
    ]);
    expect(refused).toEqual({
      invited: [],
      refused: {
        1: 'invalid-email',
        2: 'already-member',
        3: 'cannot-grant',
        4: 'unknown-group',
        5: 'unknown-group',
        6: 'listed-twice',
        7: 'self-invitation',
        8: 'invalid-name',
      },
    });
    expect(await written(world)).toEqual(before);
    const sent = await send([named('two@x.example'), named('one@x.example', { groups: ['Phones'] })]);
    expect(sent).toEqual({ invited: ['two@x.example', 'one@x.example'], refused: {} });
    expect(await written(world)).not.toEqual(before);
  });

  it('a list returns what it created when the same request comes again, and refuses another one', async () => {
    await using world = await startWorld(crowdsec);
    const send = sender(world, (await world.member('Grace', 'OWNER')).actor);
    const people = [named('one@x.example'), named('two@x.example')];
    const first = await send(people, 'once');
    const after = await written(world);
    expect(await send(people, 'once')).toEqual(first);
    expect(await written(world)).toEqual(after);
    await world.db.invitation.updateMany({
      where: { email: 'one@x.example' },
      data: { status: 'declined', resolvedAt: world.clock.now(), resolvedBy: 'UONE' },
    });
    expect(await send(people, 'once')).toEqual(first);
    expect(await written(world)).toEqual(after);
    await world.db.invitation.updateMany({ data: { status: 'pending', resolvedAt: null, resolvedBy: null } });
    expect(await send(people, 'anew')).toEqual({
      invited: [],
      refused: { 0: 'already-invited', 1: 'already-invited' },
    });
    expect(await written(world)).toEqual(after);
  });

  it('a request with one invitation returns it again too, whatever happened to it since', async () => {
    await using world = await startWorld(crowdsec);
    const { domain, organization, db } = world;
    const { actor } = await world.member('Grace', 'OWNER');
    const given = { ...named('one@x.example'), organizationId: organization.id, note: null };
    const first = await invite(domain, actor, { ...given, requestKey: 'once' });
    await db.invitation.updateMany({
      data: { status: 'declined', resolvedAt: world.clock.now(), resolvedBy: 'UONE' },
    });
    const after = await written(world);
    expect(await invite(domain, actor, { ...given, requestKey: 'once' })).toMatchObject({
      id: first.id,
      status: 'declined',
    });
    expect(await written(world)).toEqual(after);
    await invite(domain, actor, { ...given, requestKey: 'anew' });
    expect(await db.invitation.count()).toBe(2);
  });

  it('a list beyond 20 people is refused whole, and so is an inviter without the right', async () => {
    await using world = await startWorld(crowdsec);
    const send = sender(world, (await world.member('Grace', 'OWNER')).actor);
    const many = Array.from({ length: 21 }, (_, index) => named(`new${index}@x.example`));
    expect(await outcomeOf(send(many))).toBe('list-full');
    expect((await send(many.slice(1))).invited).toHaveLength(20);
    const viewer = sender(world, (await world.member('Vic', 'VIEWER')).actor);
    expect(await outcomeOf(viewer([named('more@x.example')]))).toBe('not-allowed');
  });

  it('a list gives the free seats from the top down, and sends nothing when one is missing', async () => {
    await using world = await startWorld(crowdsec);
    const send = sender(world, (await world.member('Grace', 'OWNER')).actor);
    await world.db.organization.updateMany({ data: { seatLimit: 3 } });
    const people = ['a', 'b', 'c'].map(name => named(`${name}@x.example`));
    expect(await send(people)).toEqual({ invited: [], refused: { 2: 'no-seat' } });
    expect(await world.db.invitation.count()).toBe(0);
    expect((await send(people.slice(1))).invited).toHaveLength(2);
    expect(await send(people.slice(0, 1), 'two')).toEqual({ invited: [], refused: { 0: 'no-seat' } });
  });

  it('an admin of a facility can grant that facility and its administration, and no other', async () => {
    await using world = await startWorld(secaro);
    await world.member('Grace', 'Organization Admin');
    const boss = await world.member('Boss', 'Member', { Phones: 'admin', Laptops: 'edit' });
    const send = sender(world, boss.actor);
    const member = (email: string, about: Partial<Invitee>) => named(email, { role: 'Member', ...about });
    const refused = await send([
      member('a@x.example', { groups: ['Phones'] }),
      member('b@x.example', { groups: ['Laptops'] }),
      member('c@x.example', { adminOf: ['Laptops'] }),
      member('d@x.example', { groups: ['Phones'], adminOf: ['Laptops'] }),
      member('e@x.example', { groups: [] }),
      member('f@x.example', { groups: ['Phones'], role: 'Organization Admin' }),
    ]);
    expect(refused).toEqual({
      invited: [],
      refused: Object.fromEntries([1, 2, 3, 4, 5].map(position => [position, 'cannot-grant'])),
    });
    await send([
      member('a@x.example', { groups: ['Phones'] }),
      member('c@x.example', { groups: ['Phones'], adminOf: ['Phones'] }),
    ]);
    const grants = await world.db.invitationGrant.findMany({
      include: { group: true, invitation: true },
      orderBy: { invitation: { email: 'asc' } },
    });
    expect(
      grants.map(({ invitation, group, level }) => `${invitation.email} ${group.name} ${level}`),
    ).toEqual(['a@x.example Phones edit', 'c@x.example Phones admin']);
  });

  it('a member whose role may invite but not edit can’t name admins of a facility', async () => {
    await using world = await startWorld(secaro);
    await world.db.role.update({
      where: { id: world.roleId('Member') },
      data: { capabilities: ['invitation:create'] },
    });
    const send = sender(world, (await world.member('Ivy', 'Member')).actor);
    const people = [
      named('a@x.example', { role: 'Member', groups: ['Phones'] }),
      named('b@x.example', { role: 'Member', adminOf: ['Phones'] }),
    ];
    expect(await send(people)).toEqual({ invited: [], refused: { 1: 'cannot-grant' } });
  });
});

const ROUNDS = 6;

describe('two lists with the same people at once', () => {
  /** A clock that counts how often it is asked: every try of an operation asks once. */
  const counting = ({ domain }: MembersWorld) => {
    const tries = { count: 0 };
    const now = () => {
      tries.count += 1;
      return domain.clock.now();
    };
    return { tries, domain: { ...domain, clock: { now, after: systemClock.after } } };
  };

  it('two lists in opposite order at once wait for each other and never both: each person is invited once', async () => {
    await using world = await startWorld(crowdsec);
    const [grace, ada] = [await world.member('Grace', 'OWNER'), await world.member('Ada', 'OWNER')];
    const { tries, domain } = counting(world);
    for (let round = 0; round < ROUNDS; round += 1) {
      const people = Array.from({ length: 20 }, (_, index) => named(`p${index}-${round}@x.example`));
      const results = await Promise.all([
        sender(world, grace.actor)(people, `grace ${round}`, domain),
        sender(world, ada.actor)(people.toReversed(), `ada ${round}`, domain),
      ]);
      expect(results.map(({ invited }) => invited.length).sort()).toEqual([0, 20]);
      const loser = results.find(({ invited }) => invited.length === 0);
      expect(new Set(Object.values(loser?.refused ?? {}))).toEqual(new Set(['already-invited']));
    }
    expect(await world.db.invitation.count({ where: { status: 'pending' } })).toBe(20 * ROUNDS);
    expect(await world.db.auditEntry.count()).toBe(20 * ROUNDS);
    // A deadlock would have been tried again, unseen.
    expect(tries.count).toBe(2 * ROUNDS);
  });

  it('two lists over the last seats give them to one list: none is given twice', async () => {
    await using world = await startWorld(crowdsec);
    const { db } = world;
    const [grace, ada] = [await world.member('Grace', 'OWNER'), await world.member('Ada', 'OWNER')];
    const { tries, domain } = counting(world);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await db.organization.updateMany({ data: { seatLimit: 2 + 3 * round } });
      const list = (names: string[]) => names.map(name => named(`${name}${round}@x.example`));
      const results = await Promise.all([
        sender(world, grace.actor)(list(['a', 'b', 'c']), `grace ${round}`, domain),
        sender(world, ada.actor)(list(['d', 'e', 'f']), `ada ${round}`, domain),
      ]);
      expect(results.map(({ invited }) => invited.length).sort()).toEqual([0, 3]);
      const loser = results.find(({ invited }) => invited.length === 0);
      expect(Object.values(loser?.refused ?? {})).toEqual(['no-seat', 'no-seat', 'no-seat']);
      expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(3 * round);
    }
    expect(tries.count).toBe(2 * ROUNDS);
  });
});
