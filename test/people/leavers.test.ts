import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
  untilListed,
} from '../support/story.ts';

describe.each(modes)('a member who leaves Slack, over %s', mode => {
  it('a leaver loses their rights, is marked, and one press of an admin deactivates them, with one outcome for two admins', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'active', leftReason: 'deactivated' });
    const [first, second] = [leaverCard(grace), leaverCard(linus)];
    expect(first.plain()).toContain('Ada Lovelace’s Slack account is deactivated.');
    expect(first.buttons()).toEqual(['Deactivate']);
    await grace.command('/invite members');
    expect(grace.modal()?.plain()).toMatch(/ada@lovelace\.example[^@]*Left Slack on \w+ \d+/u);
    await grace.closeModal();

    await Promise.all([grace.press(first, 'Deactivate'), linus.press(second, 'Deactivate')]);
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'deactivated' });
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('member.deactivate'))).toHaveLength(
      1,
    );
    for (const admin of [grace, linus]) {
      expect(leaverCard(admin).buttons()).toEqual([]);
      expect(leaverCard(admin).plain()).toContain(' deactivated them.');
    }
    // Nothing was sent to the account that nobody reads, so nothing failed either.
    expect((await deliveries(foyer)).filter(each => each.includes('failed'))).toEqual([]);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
  });

  it('the admins are offered to reactivate a leaver who is back in Slack', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR', '"Teacher Laptops"');
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    await grace.press(leaverCard(grace), 'Deactivate');
    await slack.changePerson('ada', { deactivated: false });
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'deactivated', leftAt: null });
    const card = backCard(grace);
    expect(card.buttons()).toEqual(['Reactivate as EDITOR']);
    await ada.openHome();
    expect(ada.home()?.plain()).toContain('To get access, ask @grace');
    await grace.press(card, 'Reactivate as EDITOR');
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'active' });
    expect(backCard(grace).plain()).toContain(' reactivated them.');
    expect(await runCommand(ada, '/invite me')).not.toContain('no rights');
  });

  it('a leaver who is back before anybody deactivated them is a member again, without a decision', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    await slack.changePerson('ada', { deactivated: false });
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'active', leftAt: null, leftReason: null });
    expect(leaverCard(grace).plain()).toContain('is back in Slack');
    expect(leaverCard(grace).buttons()).toEqual([]);
    expect(await runCommand(ada, '/invite linus@lovelace.example as VIEWER')).toContain('Invited ');
  });

  it('a full member who turns guest has no rights until an admin keeps them as a guest', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { channel: null });
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await slack.changePerson('ada', { isGuest: true });
    await untilIdle(foyer);
    expect(await runCommand(ada, '/invite linus@lovelace.example as VIEWER')).not.toContain('Invited ');
    await askToJoin(foyer, 'linus');
    expect(ada.messages().some(message => message.plain().includes('asks to join'))).toBe(false);
    const card = leaverCard(grace);
    expect(card.plain()).toContain('Ada Lovelace is now a guest in Slack.');
    await grace.press(card, 'Keep as a guest');
    await untilIdle(foyer);
    expect(leaverCard(grace).plain()).toContain(' kept them as a guest.');
    expect(ada.messages().at(-1)?.plain()).toContain('as a guest in this Slack.');
    expect(await runCommand(ada, '/invite margaret@lovelace.example as VIEWER')).toContain('Invited ');
    // Turning guest counts anew after they were a full member again.
    await slack.changePerson('ada', { isGuest: false });
    await slack.changePerson('ada', { isGuest: true });
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ leftReason: 'guest', isGuestAllowed: false });
  });

  it('a person who was invited as a guest is a member like others', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const radia = await becomeMember(foyer, 'radia', 'ADMIN');
    expect(await memberOf(foyer, radia)).toMatchObject({ isGuestAllowed: true, leftAt: null });
    expect(await runCommand(radia, '/invite ada@lovelace.example as VIEWER')).toContain('Invited ');
  });
});

describe('a leaver', () => {
  it.each([{ deactivated: true }, { isExternal: true }, { isGuest: true }])(
    'a leaver’s pending invitations wait for an approver, and their join request is closed: %j',
    async change => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { slack, db } = foyer;
      const grace = slack.person('grace');
      const linus = await becomeMember(foyer, 'linus', 'ADMIN');
      await runCommand(linus, '/invite @ada as VIEWER');
      const margaret = await askToJoin(foyer, 'margaret');
      await slack.changePerson('linus', change);
      await slack.changePerson('margaret', change);
      await untilIdle(foyer);
      const ada = slack.person('ada');
      await ada.press(invitationCard(ada), 'Accept');
      await untilIdle(foyer);
      expect(await db.invitation.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
        status: 'pending',
        awaitingApprovalAt: expect.any(Date),
      });
      expect(await db.joinRequest.findFirst({ where: { slackUserId: margaret.id } })).toMatchObject({
        status: 'withdrawn',
      });
      expect(requestCard(grace).buttons()).toEqual([]);
      expect(await readAuditLog(foyer)).toContain('join-request.withdraw margaret@lovelace.example');
    },
  );

  it('the listing notes a leaver when Slack’s event about them was lost, and only once', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    ada.spec.deactivated = true;
    for (let listing = 0; listing < 2; listing += 1) await untilListed(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ leftReason: 'deactivated' });
    expect(await db.delivery.count({ where: { message: 'member-left' } })).toBe(1);
    expect(leaverCard(grace).buttons()).toEqual(['Deactivate']);
  });

  it('a member who opens App Home as a guest has no rights, although Slack’s event about it was lost', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    ada.spec.isGuest = true;
    await db.slackPerson.updateMany({ data: { updatedAt: new Date(0) } });
    // Before any follow-up, by what the directory says alone.
    expect(await runCommand(ada, '/invite linus@lovelace.example as VIEWER')).not.toContain('Invited ');
    await ada.openHome();
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ leftReason: 'guest' });
    expect(ada.home()?.plain()).toContain('You’re a guest in this Slack now, so you have no rights');
  });

  it('many leavers at once give each admin one message with their number', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const role = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    for (let n = 0; n < 7; n += 1) {
      const person = await slack.addPerson({
        name: `leaver${n}`,
        realName: `Leaver ${n}`,
        email: `leaver${n}@lovelace.example`,
      });
      await db.member.create({
        data: {
          organizationId,
          email: `leaver${n}@lovelace.example`,
          name: `Leaver ${n}`,
          slackUserId: person.id,
          roleId: role.id,
          joinedAt: new Date(),
        },
      });
      person.spec.deactivated = true;
    }
    await untilListed(foyer);
    expect(await db.member.count({ where: { leftReason: 'deactivated' } })).toBe(7);
    const sent = (await deliveries(foyer)).filter(each => each.includes('left'));
    expect(sent).toEqual(['members-left to grace: delivered']);
    const message = grace.messages().at(-1);
    expect(message?.plain()).toContain('7 members left Slack.');
    if (message) await grace.press(message, 'Show who left Slack');
    expect(grace.modal()?.plain()).toContain('7 people · only people who left Slack');
  });

  it('Foyer deactivates a leaver where the setting says so, which frees their seat, and the admins read it', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await grace.command('/invite settings');
    await grace.fill({ 'When somebody leaves Slack': 'Deactivate them', Seats: '2' });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('When somebody leaves Slack: Tell the admins → Deactivate them');
    await grace.closeModal();
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    expect(await memberOf(foyer, ada)).toMatchObject({ state: 'deactivated', leftReason: 'deactivated' });
    expect(leaverCard(grace).plain()).toContain('✓ Foyer deactivated them.');
    expect(await db.auditEntry.findFirst({ where: { action: 'member.deactivate' } })).toMatchObject({
      actor: 'foyer',
      subject: 'ada@lovelace.example',
    });
    expect(await runCommand(grace, '/invite linus@lovelace.example as VIEWER')).toContain('Invited ');
  });

  it('Foyer never deactivates the last member with the top role', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { whenSomebodyLeaves: 'deactivate' } });
    const linus = await becomeMember(foyer, 'linus', 'OWNER');
    await slack.changePerson('linus', { deactivated: true });
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    expect(await memberOf(foyer, linus)).toMatchObject({ state: 'deactivated' });
    expect(await memberOf(foyer, slack.person('grace'))).toMatchObject({
      state: 'active',
      leftReason: 'deactivated',
    });
  });

  it('the daily digest of the admins counts a leaver until one of them decides', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'EDITOR');
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    await digest(foyer, 1);
    expect(grace.messages().at(-1)?.plain()).toContain('1 member who left Slack needs a decision.');
    await grace.press(leaverCard(grace), 'Deactivate');
    await untilIdle(foyer);
    await digest(foyer, 2);
    expect(await db.delivery.count({ where: { message: 'digest' } })).toBe(1);
  });
});

/** Runs the daily digest, at ten in the morning some days later. */
async function digest(foyer: Foyer, days: number): Promise<void> {
  const workspace = await foyer.db.workspace.findFirstOrThrow();
  const { clock } = foyer;
  const now = clock.now();
  const next = new Date(now);
  next.setUTCHours(10, 0, 0, 0);
  next.setUTCDate(next.getUTCDate() + days);
  await timePasses(foyer, next.getTime() - now.getTime());
  await foyer.db.$executeRaw`select graphile_worker.add_job(${`dailyDigests:${workspace.id}`}, '{}'::json)`;
  await untilIdle(foyer);
}

function memberOf({ db }: Foyer, { id: slackUserId }: Person) {
  return db.member.findFirstOrThrow({ where: { slackUserId } });
}

const newest = (person: Person, words: RegExp): Message => {
  const card = person.messages().findLast(message => words.test(message.plain()));
  if (!card) throw new Error(`${person.spec.name} has no such card. ${person.screen()}`);
  return card;
};

const leaverCard = (person: Person) =>
  newest(person, /account is deactivated\.|now a guest in Slack|had left Slack\./u);
const backCard = (person: Person) => newest(person, /is back in Slack\. They were deactivated/u);
