import type { Person } from 'local-slack';
import type { LocalSlack } from 'local-slack/inside';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/database/client.ts';
import { acceptByLink } from '../../src/domain/invitations/by-link/answer-by-link.ts';
import { issueToken } from '../../src/domain/invitations/tokens/store.ts';
import { beside, takeLocks } from '../../src/domain/locks.ts';
import { until } from '../faults/until.ts';
import { domainOf, inSlack, link, membershipChanges } from '../links/links-setup.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { csv, paste } from '../support/import-story.ts';
import { lockWaits } from '../support/lock-waits.ts';
import { becomeMember, modes, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

const DAY_MS = 24 * 60 * 60_000;
const LAPTOPS = 'Teacher Laptops';
const email = 'barbara@lovelace.example';
const barbaraIs = { name: 'barbara', realName: 'Barbara Liskov', email };

/** Somebody became a member by email, without being in Slack; with the group that is linked to two places. */
async function joinByEmail(
  { db, clock }: Pick<Foyer, 'db' | 'clock'>,
  about: { state?: 'deactivated'; organizationId?: string } = {},
): Promise<string> {
  const { organizationId = (await db.organization.findFirstOrThrow()).id, state } = about;
  const role = await db.role.findFirstOrThrow({ where: { organizationId, name: 'EDITOR' } });
  const group = await db.group.findFirst({ where: { organizationId, name: LAPTOPS } });
  const member = await db.member.create({
    data: {
      organizationId,
      email,
      name: 'Barbara',
      roleId: role.id,
      joinedAt: clock.now(),
      ...(state && { state, deactivatedAt: clock.now() }),
      ...(group && { grants: { create: { groupId: group.id, level: 'access' } } }),
    },
  });
  return member.id;
}

async function tieBoth(foyer: Foyer): Promise<void> {
  await link(foyer, LAPTOPS, '#teacher-laptops');
  await link(foyer, LAPTOPS, '@teachers');
  await untilIdle(foyer);
}

const slackUserOf = async ({ db }: Pick<Foyer, 'db'>, id: string) =>
  (await db.member.findUniqueOrThrow({ where: { id } })).slackUserId;

/** What welcomes somebody by direct message. */
const welcomesOf = (person: Person) =>
  person
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes('You joined Lovelace Labs'));

const bindings = ({ db }: Pick<Foyer, 'db'>) =>
  db.auditEntry.findMany({
    where: { action: 'member.bind' },
    select: { actor: true, subject: true, before: true, after: true },
  });

/** The ways in which somebody's confirmed address becomes known in Slack. */
const ways: [string, (foyer: Foyer, join: () => Promise<string>) => Promise<string>][] = [
  [
    'joins Slack',
    async ({ slack }, join) => {
      const id = await join();
      await slack.addPerson(barbaraIs);
      return id;
    },
  ],
  [
    'confirms their address',
    async ({ slack }, join) => {
      await slack.addPerson({ ...barbaraIs, isEmailConfirmed: false });
      const id = await join();
      await slack.changePerson('barbara', { isEmailConfirmed: true });
      return id;
    },
  ],
  [
    'changes to their address',
    async ({ slack }, join) => {
      await slack.addPerson({ ...barbaraIs, email: 'bl@old.example' });
      const id = await join();
      await slack.changePerson('barbara', { email });
      return id;
    },
  ],
  [
    'opens App Home after Slack’s news about them was lost',
    async ({ slack }, join) => {
      const id = await join();
      (slack as LocalSlack).world.people.add(barbaraIs);
      await slack.person('barbara').openHome();
      return id;
    },
  ],
  [
    'is found when people are listed',
    async (foyer, join) => {
      const { slack } = foyer;
      const id = await join();
      // Slack's events about them never arrive.
      (slack as LocalSlack).world.people.add(barbaraIs);
      await timePasses(foyer, DAY_MS);
      await paste(slack.person('grace'), csv('Email,Role', 'new@x.example,VIEWER'));
      return id;
    },
  ],
];

describe.each(modes)('a member who accepted by email, over %s', mode => {
  it.each(ways)(
    'a member who accepted by email is bound to their Slack user when that person %s',
    async (_, way) => {
      await using foyer = await startFoyer(mode);
      await setUp(foyer);
      await tieBoth(foyer);
      const { slack } = foyer;
      const id = await way(foyer, () => joinByEmail(foyer));
      await untilIdle(foyer);

      const barbara = slack.person('barbara');
      expect(await slackUserOf(foyer, id)).toBe(barbara.id);
      expect(await bindings(foyer)).toEqual([
        { actor: 'foyer', subject: email, before: { slackUser: null }, after: { slackUser: barbara.id } },
      ]);
      expect(inSlack(foyer, '#teacher-laptops')).toContain('barbara');
      expect(inSlack(foyer, '@teachers')).toContain('barbara');
      await barbara.openHome();
      expect(barbara.home()?.plain()).toContain('EDITOR');
      expect(welcomesOf(barbara)).toEqual([expect.stringContaining('You’re EDITOR')]);

      await slack.changePerson('barbara', { realName: 'Barbara L.' });
      await untilIdle(foyer);
      expect(await bindings(foyer)).toHaveLength(1);
      expect(welcomesOf(barbara)).toHaveLength(1);
      expect(slack.calls.of('usergroups.users.update')).toHaveLength(1);
    },
  );
});

describe('who is bound', () => {
  it('a deactivated member who accepted by email is bound too, and comes into no channel', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await tieBoth(foyer);
    const id = await joinByEmail(foyer, { state: 'deactivated' });
    const barbara = await foyer.slack.addPerson(barbaraIs);
    await untilIdle(foyer);
    expect(await slackUserOf(foyer, id)).toBe(barbara.id);
    expect(await bindings(foyer)).toHaveLength(1);
    expect(await membershipChanges(foyer)).toEqual([]);
    expect(barbara.messages()).toEqual([]);
  });

  it.each([
    ['a bot', { isBot: true }],
    ['a person of another workspace', { isExternal: true }],
    ['a stranger', { isStranger: true }],
    ['a deactivated account', { deactivated: true }],
    ['somebody whose address is unconfirmed', { isEmailConfirmed: false }],
  ])('a member who accepted by email isn’t bound to %s', async (_, trait) => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const id = await joinByEmail(foyer);
    await foyer.slack.addPerson({ ...barbaraIs, ...trait });
    await untilIdle(foyer);
    expect(await slackUserOf(foyer, id)).toBeNull();
    expect(await bindings(foyer)).toEqual([]);
  });

  it('a Slack user who is a member already is one member with the one who accepted by email, and is bound in other organizations', async () => {
    await using foyer = await startFoyer();
    const organization = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const barbara = await slack.addPerson({ ...barbaraIs, email: 'bl@old.example' });
    await becomeMember(foyer, 'barbara', 'VIEWER');
    const other = await db.organization.create({
      data: {
        workspaceId: organization.workspaceId,
        name: 'Babbage Works',
        template: organization.template,
        createdAt: clock.now(),
        roles: { create: { name: 'EDITOR', description: '', position: 0, capabilities: [] } },
      },
    });
    const [here, there] = [await joinByEmail(foyer), await joinByEmail(foyer, { organizationId: other.id })];
    await slack.changePerson('barbara', { email });
    await untilIdle(foyer);
    expect(await db.member.findUnique({ where: { id: here } })).toBeNull();
    expect(await slackUserOf(foyer, there)).toBe(barbara.id);
    expect(await bindings(foyer)).toHaveLength(1);
    const own = await db.member.findMany({ where: { slackUserId: barbara.id }, include: { role: true } });
    expect(own.map(({ email: address, role }) => `${address} ${role.name}`).sort()).toEqual([
      'barbara@lovelace.example EDITOR',
      'barbara@lovelace.example VIEWER',
    ]);
  });

  it('a guest is bound as well, and comes into the user groups when they are a full member of Slack', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await tieBoth(foyer);
    const { slack } = foyer;
    const id = await joinByEmail(foyer);
    const barbara = await slack.addPerson({ ...barbaraIs, isGuest: true });
    await untilIdle(foyer);
    expect(await slackUserOf(foyer, id)).toBe(barbara.id);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('barbara');
    expect(await membershipChanges(foyer)).toContain(
      'add barbara @teachers: They’re a guest. Slack doesn’t allow guests in user groups.',
    );
    await slack.changePerson('barbara', { isGuest: false });
    await untilIdle(foyer);
    expect(inSlack(foyer, '@teachers')).toContain('barbara');
    await slack.changePerson('barbara', { realName: 'Barbara L.' });
    await untilIdle(foyer);
    expect(slack.calls.of('usergroups.users.update')).toHaveLength(1);
  });
});

describe('a person outside Slack who accepts by the link in their email', () => {
  /** Grace invites Barbara, who isn't in Slack; `accept` presses the link. */
  async function inviteOutside(foyer: Foyer) {
    const { slack, db, clock } = foyer;
    await runCommand(slack.person('grace'), `/invite ${email} as EDITOR in "${LAPTOPS}"`);
    const { id: invitationId, organizationId } = await db.invitation.findFirstOrThrow({ where: { email } });
    const token = await issueToken(db, { invitationId, deliveryId: null, now: clock.now() });
    const input = { name: 'Barbara', signedIn: null };
    return { organizationId, accept: () => acceptByLink(domainOf(foyer), token, input) };
  }

  const outcome = async (foyer: Foyer) => {
    const members = await foyer.db.member.findMany({ where: { email }, select: { slackUserId: true } });
    return { members, bindings: (await bindings(foyer)).length };
  };

  it('a person outside Slack accepts by email, joins Slack later, and is in their channels and user groups then', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await tieBoth(foyer);
    const { slack } = foyer;
    const { accept } = await inviteOutside(foyer);
    await accept();
    await untilIdle(foyer);
    expect(await outcome(foyer)).toEqual({ members: [{ slackUserId: null }], bindings: 0 });
    expect(await membershipChanges(foyer)).toEqual([]);

    const barbara = await slack.addPerson(barbaraIs);
    await untilIdle(foyer);
    expect(await outcome(foyer)).toEqual({ members: [{ slackUserId: barbara.id }], bindings: 1 });
    expect(await membershipChanges(foyer)).toEqual([
      'add barbara #teacher-laptops: delivered',
      'add barbara @teachers: delivered',
    ]);
    const said = barbara.messages().map(message => message.plain());
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('✓ You joined Lovelace Labs');
    expect(said[0]).toContain('EDITOR');
    expect(barbara.messages()[0]?.buttons()).toEqual([]);
    await barbara.openHome();
    expect(barbara.home()?.plain()).toContain('EDITOR');
  });

  it.each(['the acceptance', 'Slack’s news'])(
    'a person outside Slack who accepts while they join Slack has one membership, with their Slack user: %s waits longer',
    async first => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { slack, db } = foyer;
      const { accept, organizationId } = await inviteOutside(foyer);
      const both = [() => accept(), () => slack.addPerson(barbaraIs)];
      if (first !== 'the acceptance') both.reverse();
      const working: Promise<unknown>[] = [];
      await holdAddress(foyer, organizationId, async () => {
        for (const [waiting, begin] of both.entries()) {
          working.push(begin());
          await until(async () => (await lockWaits(db)) === waiting + 1, 'one more to wait for the address');
        }
      });
      await Promise.all(working);
      await untilIdle(foyer);
      const { members } = await outcome(foyer);
      expect(members).toEqual([{ slackUserId: slack.person('barbara').id }]);
    },
  );

  it('a person outside Slack is bound although they join Slack before their acceptance is written', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    let joins: Promise<unknown> | undefined;
    await holdAddress(foyer, organizationId, async tx => {
      joins = slack.addPerson(barbaraIs);
      await until(async () => (await lockWaits(db)) === 1, 'the news to wait for the acceptance');
      await joinByEmail({ db: tx as Foyer['db'], clock });
    });
    await joins;
    await untilIdle(foyer);
    expect(await outcome(foyer)).toEqual({
      members: [{ slackUserId: slack.person('barbara').id }],
      bindings: 1,
    });
  });
});

/** Holds the lock of Barbara's address in an organization while `act` runs. */
async function holdAddress(
  foyer: Foyer,
  organizationId: string,
  act: (tx: Transaction) => Promise<void>,
): Promise<void> {
  // Nobody from before waits for a lock then.
  await untilIdle(foyer);
  await foyer.db.$transaction(
    async tx => {
      await takeLocks(tx, beside(organizationId, { addresses: [email] }));
      await act(tx);
    },
    { timeout: 120_000 },
  );
}
