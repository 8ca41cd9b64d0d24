import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { paste, shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

/** What Slack says about an account is saved, and the event about it is lost. */
const lookedUp = ({ db }: Foyer, slackUserId: string, data: { isDeactivated?: boolean; isGuest?: boolean }) =>
  db.slackPerson.updateMany({ where: { slackUserId }, data });

describe('what a leaver leaves behind', () => {
  it.each([{ isDeactivated: true }, { isGuest: true }])(
    'an invitation of somebody whose account is %o waits for an approver, also before Foyer has noted that they left',
    async account => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { slack, db } = foyer;
      const linus = await becomeMember(foyer, 'linus', 'ADMIN');
      await runCommand(linus, '/invite @ada as VIEWER');
      await untilIdle(foyer);
      await lookedUp(foyer, linus.id, account);
      const ada = slack.person('ada');
      await ada.press(invitationCard(ada), 'Accept');
      await untilIdle(foyer);
      expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
      const invitation = await db.invitation.findFirst({ where: { slackUserId: ada.id } });
      expect(invitation?.awaitingApprovalAt).not.toBeNull();
    },
  );

  it('the owners of the workspace get what waits when the last holder of the top role leaves', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { channel: null });
    const { slack, db } = foyer;
    await slack.changePerson('margaret', { isAdmin: true, isOwner: true });
    const margaret = slack.person('margaret');
    await askToJoin(foyer, 'ada');
    await untilIdle(foyer);
    expect(margaret.messages().some(each => each.plain().includes('asks to join'))).toBe(false);
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    expect(requestCard(margaret, 'dm').plain()).toContain('asks to join');
    expect(await db.delivery.count({ where: { recipient: margaret.id, message: 'join-request' } })).toBe(1);
  });

  it('the row of a file doesn’t reactivate a member whose account is gone, by whatever address', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    await slack.changePerson('linus', { email: 'new@lovelace.example' });
    await untilIdle(foyer);
    await slack.changePerson('linus', { deactivated: true });
    await untilIdle(foyer);
    await db.member.updateMany({
      where: { slackUserId: linus.id },
      data: { state: 'deactivated', deactivatedAt: new Date() },
    });
    const review = await paste(grace, 'Email,Role\nlinus@lovelace.example,EDITOR');
    expect(review.plain()).toContain('is deactivated in this Slack');
    await grace.closeModal();
    expect(await db.member.findFirst({ where: { slackUserId: linus.id } })).toMatchObject({
      state: 'deactivated',
    });
  });

  it('a person can ask again at once after Foyer itself withdrew their request', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { requestPauseDays: 3 } });
    const ada = await askToJoin(foyer, 'ada');
    await slack.changePerson('ada', { isGuest: true });
    await untilIdle(foyer);
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'withdrawn', isObsolete: true });
    await slack.changePerson('ada', { isGuest: false });
    await untilIdle(foyer);
    await ada.command('/invite request');
    await ada.submit();
    await untilIdle(foyer);
    expect(await db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
  });

  it('a member who turned guest reads that, and the contact who turned guest isn’t named', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    await db.organization.updateMany({ data: { contactSlackUserId: linus.id } });
    await slack.changePerson('linus', { isGuest: true });
    await untilIdle(foyer);
    expect(await runCommand(linus, '/invite @ada as VIEWER')).toContain('a guest in this Slack now');
    expect(await runCommand(linus, '/invite me')).toContain('a guest in this Slack now');
    const margaret = slack.person('margaret');
    expect((await openHome(margaret)).plain()).not.toContain('@linus');
  });

  it('a member who turned guest gets no word about their invitations; the delivery says why', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    await runCommand(linus, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await slack.changePerson('linus', { isGuest: true });
    await untilIdle(foyer);
    const before = linus.messages().length;
    const ada = slack.person('ada');
    await ada.press(invitationCard(ada), 'Decline');
    await untilIdle(foyer);
    const told = await db.delivery.findMany({
      where: { recipient: linus.id, message: 'invitation-declined' },
    });
    expect(told.filter(({ status }) => status !== 'failed')).toEqual([]);
    expect(linus.messages()).toHaveLength(before);
  });

  it('a guest who takes the place of their old account has no rights until an admin keeps them', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const email = 'linus@lovelace.example';
    await becomeMember(foyer, 'linus', 'ADMIN');
    await slack.changePerson('linus', { deactivated: true });
    const again = await slack.addPerson({ name: 'linus2', realName: 'Linus Torvalds', email, isGuest: true });
    await untilIdle(foyer);
    await again.press(await openHome(again), 'This is my new account');
    expect(shown(again).plain()).toContain('you have no rights until an admin decides');
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { email } })).toMatchObject({
      slackUserId: again.id,
      leftReason: 'guest',
      isGuestAllowed: false,
    });
    expect(await readAuditLog(foyer)).toContain(`member.leave-slack ${email}`);
    const grace = slack.person('grace');
    expect(grace.messages().some(each => each.buttons().includes('Keep as a guest'))).toBe(true);
  });
});

it('the audit log of a person has what they did and what happened to them with every account and address', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack } = foyer;
  const [grace, linus] = [slack.person('grace'), await becomeMember(foyer, 'linus', 'ADMIN')];
  await runCommand(linus, '/invite x@x.example as VIEWER');
  const email = 'torvalds@lovelace.example';
  await slack.changePerson('linus', { email });
  await untilIdle(foyer);
  await slack.changePerson('linus', { deactivated: true });
  const again = await slack.addPerson({ name: 'linus2', realName: 'Linus Torvalds', email });
  await untilIdle(foyer);
  await again.press(await openHome(again), 'This is my new account');
  await untilIdle(foyer);
  await grace.command('/invite audit');
  await grace.press(shown(grace), 'Filter');
  await grace.fill({ Person: { user: 'linus2' } });
  await grace.submit();
  const text = shown(grace).plain();
  expect(text).toContain('x@x.example');
  expect(text).toContain('linus@lovelace.example');
  expect(text).toContain(email);
});
