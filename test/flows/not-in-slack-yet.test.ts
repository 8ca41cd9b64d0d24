import { describe, expect, it } from 'vitest';
import { storedReason } from '../../src/messages/reasons.ts';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  deliveries,
  invitationCard,
  inviteByModal,
  modes,
  revokesInvite,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('a person who is not in Slack yet, over %s', mode => {
  it('a person who isn’t in Slack yet gets exactly one DM the moment they join', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await inviteByModal(grace, { Email: 'Barbara@Lovelace.example', Name: 'Barbara', Role: 'EDITOR' });
    expect(grace.modal()?.plain()).toContain(
      'They aren’t in this Slack yet. The invitation waits and reaches them as a direct message when they join. Invite them to Slack as well, or send them the link for joining it.',
    );
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toEqual(['invitation to barbara@lovelace.example: waiting']);
    expect(slack.calls.of('chat.postMessage')).toEqual([]);

    const barbara = await slack.addPerson({
      name: 'barbara',
      realName: 'Barbara Liskov',
      email: 'barbara@lovelace.example',
    });
    await slack.changePerson('barbara', { realName: 'Barbara L.' });
    await untilIdle(foyer);
    const cards = barbara.messages().filter(message => message.plain().includes('invites you to join'));
    expect(cards).toHaveLength(1);
    expect(await deliveries(foyer)).toEqual(['invitation to barbara: delivered']);
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: barbara.id, status: 'pending' });

    await barbara.press(invitationCard(barbara), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { slackUserId: barbara.id } })).toMatchObject({
      name: 'Barbara',
    });
    expect(grace.messages().at(-1)?.plain()).toContain('@barbara (barbara@lovelace.example) accepted');
  });

  it('a person who isn’t in Slack yet gets nothing when the invitation was revoked before they joined', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite barbara@lovelace.example as EDITOR');
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await revokesInvite(grace, list);
    const barbara = await slack.addPerson({
      name: 'barbara',
      realName: 'Barbara Liskov',
      email: 'barbara@lovelace.example',
    });
    await untilIdle(foyer);
    expect(barbara.messages()).toEqual([]);
    const [delivery, ...others] = await foyer.db.delivery.findMany();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({ status: 'failed', reason: storedReason({ code: 'revoked-first' }) });
  });

  it('a person who isn’t in Slack yet still gets one DM when the invitation is sent again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite barbara@lovelace.example as EDITOR');
    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain(
      'Still waiting: barbara@lovelace.example isn’t in this Slack yet.',
    );
    expect(slack.calls.of('chat.postMessage')).toEqual([]);
    const barbara = await slack.addPerson({
      name: 'barbara',
      realName: 'Barbara Liskov',
      email: 'BARBARA@lovelace.example',
    });
    await untilIdle(foyer);
    expect(barbara.messages()).toHaveLength(1);
  });

  it.each([
    ['a bot', { isBot: true }],
    ['a stranger of another workspace', { isStranger: true }],
    ['a person of another workspace in a shared channel', { isExternal: true }],
    ['somebody whose address is unconfirmed', { isEmailConfirmed: false }],
    ['somebody of whose address Slack does not say whether it is confirmed', { isEmailConfirmed: null }],
  ])('an invitation isn’t sent while it is %s who has the address', async (_who, trait) => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    await runCommand(slack.person('grace'), '/invite barbara@lovelace.example as EDITOR');
    const spec = { name: 'barbara', realName: 'Barbara Liskov', email: 'barbara@lovelace.example' };
    const barbara = await slack.addPerson({ ...spec, ...trait });
    await untilIdle(foyer);
    expect(slack.calls.of('chat.postMessage')).toEqual([]);
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: null, status: 'pending' });
    if (!('isEmailConfirmed' in trait)) return;
    await slack.changePerson('barbara', { isEmailConfirmed: true });
    await untilIdle(foyer);
    expect(invitationCard(barbara).buttons()).toEqual(['Accept', 'Decline']);
  });
});

describe.each(modes)('a person with an unconfirmed email, over %s', mode => {
  it('the inviter reads that the email of a person in Slack isn’t confirmed, and no more', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await slack.person('una').openHome();
    await inviteByModal(grace, { Email: 'una@lovelace.example', Role: 'EDITOR' });
    const waits = 'Slack hasn’t confirmed their email yet. The invitation waits until it has.';
    expect(grace.modal()?.plain()).toContain(waits);
    await grace.closeModal();
    await timePasses(foyer, 24 * 60 * 60_000);
    await grace.command('/invite pending');
    await grace.press(shown(grace), 'Resend');
    expect(shown(grace).plain()).toContain(
      'Still waiting: Slack hasn’t confirmed una@lovelace.example yet. Ask them to confirm it in Slack.',
    );
    expect(shown(grace).plain()).not.toContain('isn’t in this Slack yet');
    await grace.closeModal();
    expect(await runCommand(grace, '/invite @una as EDITOR')).toContain(
      'hasn’t confirmed their email in Slack yet. Ask them to, or type the email address.',
    );
  });
});
