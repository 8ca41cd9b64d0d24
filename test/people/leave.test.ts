import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
  invitationCard,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('a member who leaves by themselves, over %s', mode => {
  it('a member leaves after a confirmation that names what they lose, and the admins read it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'ADMIN', '"Teacher Laptops"');
    await runCommand(linus, '/invite @ada as VIEWER');
    await linus.openHome();
    const home = linus.home();
    if (home) await linus.press(home, 'Leave');
    const confirm = linus.modal()?.plain();
    expect(confirm).toContain('Leave Lovelace Labs?');
    expect(confirm).toContain('You lose your role ADMIN immediately. Group: Teacher Laptops.');
    expect(confirm).toContain('One invitation that you sent is still pending');
    expect(await memberOf(foyer, linus)).toMatchObject({ state: 'active' });
    await linus.submit();
    expect(linus.modal()?.plain()).toContain('You left Lovelace Labs.');
    await untilIdle(foyer);
    expect(await memberOf(foyer, linus)).toMatchObject({ state: 'deactivated', leftByChoice: true });
    expect(grace.messages().at(-1)?.plain()).toContain('left Lovelace Labs. Their role was ADMIN.');
    expect(await readAuditLog(foyer)).toContain('member.leave linus@lovelace.example');
    await grace.command('/invite members');
    expect(grace.modal()?.plain()).toMatch(/linus@lovelace\.example[^@]*Left on \w+ \d+/u);
    await grace.closeModal();
    // As after a deactivation.
    const ada = slack.person('ada');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await db.invitation.count({ where: { awaitingApprovalAt: { not: null } } })).toBe(1);
    expect(await runCommand(linus, '/invite leave')).toContain('aren’t a member');
  });

  it('the last with the top role can’t leave, and is offered to hand it on; both change when the other accepts', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    const { ephemeral } = await grace.command('/invite leave');
    expect(ephemeral?.plain()).toContain('You’re the last OWNER of Lovelace Labs, so you can’t leave yet.');
    if (ephemeral) await grace.press(ephemeral, 'Hand on the top role');
    await grace.fill({ 'New OWNER': { user: 'ada' } });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Once they accept, you’re ADMIN in Lovelace Labs.');
    await grace.closeModal();
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'OWNER', ada: 'EDITOR' });
    const card = offerCard(ada);
    expect(card.plain()).toContain('If you accept, you become OWNER, and Grace Hopper becomes ADMIN.');
    await Promise.all([ada.press(card, 'Accept'), ada.press(card, 'Accept')]);
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'ADMIN', ada: 'OWNER' });
    expect(offerCard(ada).buttons()).toEqual([]);
    expect(grace.messages().at(-1)?.plain()).toContain('accepted the role OWNER in Lovelace Labs.');
    const handed = (await readAuditLog(foyer)).filter(entry => entry.startsWith('member.hand-on'));
    expect(handed).toEqual(['member.hand-on ada@lovelace.example', 'member.hand-on grace@lovelace.example']);
    await grace.command('/invite leave');
    await grace.submit();
    expect(await memberOf(foyer, grace)).toMatchObject({ state: 'deactivated' });
  });
});

describe('an offer of the top role', () => {
  it('a declined offer changes nothing, and the giver reads so', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await offer(foyer, grace, 'ada');
    await ada.press(offerCard(ada), 'Decline');
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'OWNER', ada: 'EDITOR' });
    expect(offerCard(ada).plain()).toContain('✗ You declined.');
    expect(grace.messages().at(-1)?.plain()).toContain('declined the role OWNER');
  });

  it('a second offer of a giver withdraws the first, which can’t be accepted any longer', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    const linus = await becomeMember(foyer, 'linus', 'EDITOR');
    await offer(foyer, grace, 'ada');
    await offer(foyer, grace, 'linus');
    const first = offerCard(ada);
    expect(first.plain()).toContain('This offer was withdrawn.');
    expect(first.buttons()).toEqual([]);
    expect(await roles(foyer)).toMatchObject({ grace: 'OWNER', ada: 'EDITOR' });
    await linus.press(offerCard(linus), 'Accept');
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'ADMIN', ada: 'EDITOR', linus: 'OWNER' });
    expect(await db.handover.count({ where: { status: 'pending' } })).toBe(0);
  });

  it('an offer is withdrawn when a file gives the chosen person another role', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await offer(foyer, grace, 'ada');
    await grace.command('/invite bulk');
    await grace.fill({ 'Or paste rows': 'Email,Role\nada@lovelace.example,VIEWER\n' });
    await grace.submit();
    await grace.submit();
    await untilIdle(foyer);
    expect(await roles(foyer)).toMatchObject({ grace: 'OWNER', ada: 'VIEWER' });
    expect(await db.handover.findMany({ select: { status: true } })).toEqual([{ status: 'withdrawn' }]);
    expect(offerCard(ada).buttons()).toEqual([]);
  });

  it.each([
    ['the giver', 'grace'],
    ['the chosen person', 'ada'],
  ])('an offer is withdrawn when %s leaves Slack', async (_, leaver) => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    await becomeMember(foyer, 'ada', 'EDITOR');
    await becomeMember(foyer, 'linus', 'OWNER');
    await offer(foyer, slack.person('grace'), 'ada');
    await slack.changePerson(leaver, { deactivated: true });
    await untilIdle(foyer);
    expect(await db.handover.findMany({ select: { status: true } })).toEqual([{ status: 'withdrawn' }]);
    expect(await roles(foyer)).toMatchObject({ grace: 'OWNER', ada: 'EDITOR' });
  });

  it('an offer gives nothing once the giver has lost the top role', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await becomeMember(foyer, 'linus', 'OWNER');
    await offer(foyer, slack.person('grace'), 'ada');
    const admin = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
    await db.member.updateMany({ where: { name: 'Grace Hopper' }, data: { roleId: admin.id } });
    await ada.press(offerCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('Grace Hopper can no longer hand on the role OWNER.');
    expect(await roles(foyer)).toEqual({ grace: 'ADMIN', ada: 'EDITOR', linus: 'OWNER' });
  });

  it('the top role is offered to members alone who can use it, by people who have it', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    expect(await runCommand(linus, '/invite hand-on')).toContain(
      'Only someone who is OWNER can hand on this role.',
    );
    for (const [name, words] of [
      ['grace', 'You’re already OWNER.'],
      ['ada', 'isn’t a member here.'],
    ] as const) {
      await grace.command('/invite hand-on');
      await grace.fill({ 'New OWNER': { user: name } });
      const { fieldErrors } = await grace.submit();
      expect(JSON.stringify(fieldErrors)).toContain(words);
      await grace.closeModal();
    }
  });
});

async function offer(foyer: Foyer, giver: Person, receiver: string): Promise<void> {
  await giver.command('/invite hand-on');
  await giver.fill({ 'New OWNER': { user: receiver } });
  await giver.submit();
  expect(giver.modal()?.title).toBe('Offer sent');
  await giver.closeModal();
  await untilIdle(foyer);
}

/** The role of each member, by handle. */
async function roles({ db, slack }: Foyer): Promise<Record<string, string>> {
  const members = await db.member.findMany({ include: { role: true }, orderBy: { id: 'asc' } });
  const names = new Map(slack.people().map(({ id, spec }) => [id, spec.name]));
  return Object.fromEntries(
    members.map(({ slackUserId, role }) => [names.get(slackUserId ?? '') ?? '', role.name]),
  );
}

function memberOf({ db }: Foyer, { id: slackUserId }: Person) {
  return db.member.findFirstOrThrow({ where: { slackUserId } });
}

function offerCard(person: Person): Message {
  const card = person.messages().findLast(message => message.plain().includes('wants to hand on the role'));
  if (!card) throw new Error(`${person.spec.name} has no offer. ${person.screen()}`);
  return card;
}
