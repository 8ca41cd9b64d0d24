import { describe, expect, it } from 'vitest';
import { inSlack, link } from '../links/links-setup.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { lastMessage, shown } from '../support/import-story.ts';
import {
  becomeMember,
  invitationCard,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const email = 'ada@lovelace.example';

/** Ada's account is deactivated in Slack, and she has a new one with the same address. */
async function comeBack({ slack }: Foyer, name = 'ada2') {
  await slack.changePerson('ada', { deactivated: true });
  return slack.addPerson({ name, realName: 'Ada Lovelace', email });
}

const member = ({ db }: Foyer) =>
  db.member.findFirstOrThrow({ where: { email }, include: { role: true, grants: true } });

describe.each(modes)('a member with a new Slack account, over %s', mode => {
  it('a person with a new account takes their own place, reads before what they get, and gets exactly that', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await link(foyer, 'Teacher Laptops', '#teacher-laptops');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR', '"Teacher Laptops"');
    const before = await member(foyer);
    const again = await comeBack(foyer);
    await untilIdle(foyer);
    const home = await openHome(again);
    expect(home.plain()).toContain('You have a new Slack account. In Lovelace Labs');
    expect(home.plain()).toContain('They’re EDITOR. Group: Teacher Laptops.');
    await again.press(home, 'This is my new account');
    await untilIdle(foyer);
    const after = await member(foyer);
    expect(after).toMatchObject({ id: before.id, slackUserId: again.id, roleId: before.roleId });
    expect(after.grants).toEqual(before.grants);
    expect(await foyer.db.member.count()).toBe(2);
    expect(await readAuditLog(foyer)).toContain(`member.move ${email}`);
    expect(inSlack(foyer, '#teacher-laptops')).toContain('ada2');
    const grace = foyer.slack.person('grace');
    expect(lastMessage(grace, 'moved to their new Slack account').plain()).toContain('Ada Lovelace');
    await foyer.slack.waitFor(
      () => again.home()?.plain().includes('You’re EDITOR.') ?? false,
      'the home follows',
    );
    expect(ada.id).not.toBe(again.id);
  });

  it('an admin moves a member from the list and from a refusal, and never edits the old account for the new one', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'ada', 'EDITOR');
    const again = await comeBack(foyer);
    await untilIdle(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, `/invite ${email} as VIEWER`);
    await untilIdle(foyer);
    const refusal = lastMessage(grace, 'is Ada Lovelace’s new Slack account');
    expect(refusal.buttons()).toEqual(['Move to the new account']);
    await grace.command('/invite members');
    await grace.press(shown(grace), 'Move to the new account');
    expect(shown(grace).plain()).toContain('Ada Lovelace is a member with the new account now.');
    expect(await member(foyer)).toMatchObject({ slackUserId: again.id, role: { name: 'EDITOR' } });
    await grace.press(refusal, 'Move to the new account');
    expect(await foyer.db.auditEntry.count({ where: { action: 'member.move' } })).toBe(1);
  });

  it('a member whom admins have deactivated doesn’t come back by their own press', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await becomeMember(foyer, 'ada', 'EDITOR');
    await foyer.db.member.updateMany({ where: { email }, data: { state: 'deactivated' } });
    const again = await comeBack(foyer);
    await untilIdle(foyer);
    expect((await openHome(again)).buttons()).not.toContain('This is my new account');
    await again.command('/invite request');
    await again.submit();
    await untilIdle(foyer);
    const grace = foyer.slack.person('grace');
    const card = grace.messages('approvals').findLast(each => each.plain().includes('asks to join'));
    if (card) await grace.press(card, 'Accept as EDITOR');
    await untilIdle(foyer);
    expect(await member(foyer)).toMatchObject({ slackUserId: again.id, state: 'active' });
    expect(await foyer.db.member.count()).toBe(2);
  });
});

describe('a member’s place', () => {
  it('of two new accounts that take one place at once, one gets it', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    await becomeMember(foyer, 'ada', 'EDITOR');
    await slack.changePerson('ada', { email: 'countess@lovelace.example' });
    await untilIdle(foyer);
    await slack.changePerson('ada', { deactivated: true });
    const one = await slack.addPerson({ name: 'one', realName: 'One', email });
    const two = await slack.addPerson({ name: 'two', realName: 'Two', email: 'countess@lovelace.example' });
    await untilIdle(foyer);
    const homes = [await openHome(one), await openHome(two)] as const;
    await Promise.all([
      one.press(homes[0], 'This is my new account'),
      two.press(homes[1], 'This is my new account'),
    ]);
    await untilIdle(foyer);
    expect(await db.member.count()).toBe(2);
    expect(await db.auditEntry.count({ where: { action: 'member.move' } })).toBe(1);
  });

  it('a pending invitation of an account that is gone is unbound, and Resend says whom it reaches', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await slack.changePerson('ada', { deactivated: true });
    await untilIdle(foyer);
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: null, status: 'pending' });
    const again = await slack.addPerson({ name: 'ada2', realName: 'Ada Lovelace', email });
    await untilIdle(foyer);
    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Resend');
    expect(shown(grace).plain()).toContain('Sent to Ada Lovelace (new account) by direct message.');
    await untilIdle(foyer);
    await again.press(invitationCard(again), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { email } })).toMatchObject({ slackUserId: again.id });
  });
});
