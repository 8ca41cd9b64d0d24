import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { askToJoin, becomeMember, requestCard, runCommand, setUp, untilIdle } from '../support/story.ts';
import { tablesWith } from './dump.ts';
import { deactivate, erase, GONE } from './erasing.ts';

const ADDRESS = 'byron@x.example';

/** Everything stored about a Slack user, and about the entries under an address. */
async function kept({ db }: Foyer, slackUserId: string, email: string) {
  return {
    members: await db.member.findMany({ where: { slackUserId } }),
    person: await db.slackPerson.findMany({
      where: { slackUserId },
      select: { name: true, email: true, isEmailConfirmed: true, isExternal: true },
    }),
    deliveries: await db.delivery.findMany({
      where: { recipient: slackUserId },
      select: { id: true, message: true },
      orderBy: { id: 'asc' },
    }),
    auditLog: await db.auditEntry.findMany({
      where: { OR: [{ actor: slackUserId }, { subject: email }] },
      orderBy: { id: 'asc' },
    }),
  };
}

describe('erasing an address', () => {
  it.each([
    ['who has not confirmed it', { isEmailConfirmed: false }],
    ['of another company', { isExternal: true }],
  ])(
    'erasing an address changes nothing of a person %s, and only wrote it into a profile',
    async (_who, patch) => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { slack, db } = foyer;
      const grace = slack.person('grace');
      const linus = await becomeMember(foyer, 'linus', 'ADMIN');
      await runCommand(linus, '/invite @ada as VIEWER');
      await runCommand(grace, `/invite ${ADDRESS} as VIEWER`);
      await slack.changePerson('linus', { email: ADDRESS, ...patch });
      await untilIdle(foyer);
      expect(await db.slackPerson.count({ where: { slackUserId: linus.id, email: ADDRESS } })).toBe(1);
      const before = await kept(foyer, linus.id, 'linus@lovelace.example');
      expect(before.auditLog.length).toBeGreaterThan(1);
      expect(await erase(grace, ADDRESS)).toContain(GONE);
      expect(await kept(foyer, linus.id, 'linus@lovelace.example')).toEqual(before);
      expect(await db.invitation.count({ where: { email: ADDRESS } })).toBe(0);
    },
  );

  it('erasing an address is refused while the person is active, by the address they have and the one they had', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    await runCommand(grace, `/invite ${ADDRESS} as VIEWER`);
    await slack.changePerson('linus', { email: ADDRESS });
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { slackUserId: linus.id } })).toMatchObject({
      email: ADDRESS,
    });
    expect(await erase(grace, ADDRESS)).toContain('Linus Torvalds is an active member.');
    expect(await erase(grace, 'linus@lovelace.example')).toContain('Linus Torvalds is an active member.');
    await deactivate(grace, ADDRESS);
    expect(await erase(grace, ADDRESS)).toContain(GONE);
    expect(await db.member.count({ where: { name: 'Linus Torvalds' } })).toBe(0);
  });

  it('erasing an address changes nothing of the member who has the address now', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    const role = await db.role.findFirstOrThrow({ where: { organizationId, name: 'VIEWER' } });
    const { id: slackUserId } = await slack.addPerson({
      name: 'byron',
      realName: 'Ada Byron',
      email: ADDRESS,
    });
    await slack.changePerson('byron', { deactivated: true });
    const former = { organizationId, roleId: role.id, email: ADDRESS, name: 'Ada Byron', slackUserId };
    const [joinedAt, deactivatedAt] = [clock.now(), clock.now()];
    await db.member.create({ data: { ...former, joinedAt, deactivatedAt, state: 'deactivated' } });
    await slack.changePerson('linus', { email: ADDRESS });
    await untilIdle(foyer);
    const before = await kept(foyer, linus.id, 'linus@lovelace.example');
    expect(await erase(slack.person('grace'), ADDRESS)).toContain(GONE);
    expect(await kept(foyer, linus.id, 'linus@lovelace.example')).toEqual(before);
    expect(await db.member.count({ where: { name: 'Ada Byron' } })).toBe(0);
  });
});

describe('erasing a Slack user', () => {
  it('erasing a Slack user changes nothing under an address that they have not confirmed', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    await runCommand(grace, `/invite ${ADDRESS} as VIEWER`);
    await slack.changePerson('linus', { email: ADDRESS, isEmailConfirmed: false });
    await untilIdle(foyer);
    await deactivate(grace, 'linus@lovelace.example');
    const theirs = async () => ({
      invitations: await db.invitation.findMany({ where: { email: ADDRESS } }),
      auditLog: await db.auditEntry.findMany({ where: { subject: ADDRESS } }),
    });
    const before = await theirs();
    expect(before.invitations).toHaveLength(1);
    expect(await erase(grace, '@linus')).toContain(GONE);
    expect(await theirs()).toEqual(before);
    expect(await db.slackPerson.count({ where: { slackUserId: linus.id } })).toBe(0);
  });
});

describe('erasing a member who moved to new Slack accounts', () => {
  /** Ada asked and joined, and moved to two new accounts, one of them with another address. */
  async function movedTwice(foyer: Foyer) {
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada', 'Ask me anything.');
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await untilIdle(foyer);
    const accounts = [ada];
    for (const name of ['ada2', 'ada3']) {
      const email = 'ada@lovelace.example';
      await slack.changePerson(accounts.at(-1)?.spec.name ?? '', { deactivated: true });
      const next = await slack.addPerson({ name, realName: 'Ada Lovelace', email });
      await untilIdle(foyer);
      const home = await openHome(next);
      await next.press(home, 'This is my new account');
      await untilIdle(foyer);
      await slack.changePerson(name, { email: `${name}@lovelace.example` });
      await untilIdle(foyer);
      accounts.push(next);
    }
    await deactivate(grace, 'ada3@lovelace.example');
    await untilIdle(foyer);
    return { grace, ids: accounts.map(({ id }) => id) };
  }

  it.each(['ada@lovelace.example', 'ada3@lovelace.example', '@ada3', '@ada'])(
    'erasing %s leaves nothing of any account that the member had',
    async whom => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { grace, ids } = await movedTwice(foyer);
      expect(new Set(ids).size).toBe(3);
      expect(await tablesWith(foyer.db, ...ids)).toContain('public.audit_entries');
      expect(await erase(grace, whom)).toContain(GONE);
      await untilIdle(foyer);
      const needles = [...ids, 'ada lovelace', 'ada@lovelace', 'ada2@lovelace', 'ada3@lovelace'];
      expect(await tablesWith(foyer.db, ...needles)).toEqual([]);
    },
  );
});
