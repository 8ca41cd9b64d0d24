import { describe, expect, it } from 'vitest';
import { isSharedOutside } from '../../src/slack/organizations/shared-channel.ts';
import { inSlack, link, membershipChanges } from '../links/links-setup.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { askToJoin, becomeMember, modes, setUp, submitSetUp, untilIdle } from '../support/story.ts';

const words = (name: string) =>
  `The channel #${name} is shared with another company, or about to be. Choose a channel of your own.`;
const channels = [
  { name: 'approvals', members: ['grace', 'margaret'], appIsMember: true },
  { name: 'partners', members: ['grace'], appIsMember: true, shared: 'external' as const },
  { name: 'soon', members: ['grace'], isPrivate: true, appIsMember: true, shared: 'pending' as const },
  { name: 'sisters', members: ['grace'], appIsMember: true, shared: 'org' as const },
  { name: 'laptops', members: ['grace'] },
];

/** The messages to a person about the channel, once per message. */
const noticesAbout = ({ slack }: Foyer, name: string, channel: string) =>
  slack
    .person(name)
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes(`#${channel} is now shared with another company.`));

describe.each(modes)('a shared channel, over %s', mode => {
  it('a shared channel is refused by its name as approvals channel, at the set-up and later, and so is one about to be shared', async () => {
    await using foyer = await startFoyer(mode, { channels });
    const grace = foyer.slack.person('grace');
    for (const channel of ['partners', 'soon']) {
      expect(Object.values((await submitSetUp(grace, { channel })).fieldErrors ?? {})).toEqual([
        words(channel),
      ]);
      await grace.closeModal();
    }
    expect(await foyer.db.organization.count()).toBe(0);
    await setUp(foyer, { channel: 'sisters' });
    await grace.command('/invite settings');
    for (const channel of ['partners', 'soon']) {
      await grace.fill({ 'Approvals channel': { channel } });
      expect((await grace.submit()).fieldErrors).toEqual({ channel: words(channel) });
    }
    await grace.closeModal();
    const { approvalsChannelId } = await foyer.db.organization.findFirstOrThrow();
    expect(approvalsChannelId).toBe(foyer.slack.channel('sisters').id);
  });

  it('a shared channel is refused by its name for a link', async () => {
    await using foyer = await startFoyer(mode, { channels });
    const grace = foyer.slack.person('grace');
    await setUp(foyer, { template: 'Senturo' });
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Slack links', { nth: 1 });
    await grace.press(shown(grace), 'Link to a channel');
    for (const channel of ['partners', 'soon']) {
      await grace.fill({ Channel: { channel } });
      expect((await grace.submit()).fieldErrors).toEqual({ channel: words(channel) });
    }
    expect(await foyer.db.groupLink.count()).toBe(0);
    await grace.fill({ Channel: { channel: 'sisters' } });
    await grace.submit();
    expect(await foyer.db.groupLink.count()).toBe(1);
  });

  it('the admins read once that a channel in use became shared, with what it is used for', async () => {
    await using foyer = await startFoyer(mode, { channels });
    const { slack } = foyer;
    const grace = slack.person('grace');
    await setUp(foyer, { template: 'Senturo' });
    await becomeMember(foyer, 'ada', 'Remote');
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Slack links', { nth: 1 });
    await grace.press(shown(grace), 'Link to a channel');
    await grace.fill({ Channel: { channel: 'laptops' } });
    await grace.submit();
    await grace.closeModal();
    await untilIdle(foyer);
    for (const channel of ['approvals', 'laptops', 'sisters']) {
      slack.changeChannel(channel, { shared: 'pending' });
      slack.changeChannel(channel, { shared: 'external' });
      await untilIdle(foyer);
    }
    expect(noticesAbout(foyer, 'grace', 'approvals')).toEqual([
      '⚠ #approvals is now shared with another company. Join requests to Lovelace Labs are no longer posted there. Approvers get them by direct message. Choose another approvals channel in Settings.',
    ]);
    expect(noticesAbout(foyer, 'grace', 'laptops')).toEqual([
      '⚠ #laptops is now shared with another company.\nTeacher Laptops of Lovelace Labs is linked to it. Foyer no longer adds its members there. Link it to another channel.',
    ]);
    expect(noticesAbout(foyer, 'grace', 'sisters')).toEqual([]);
    expect(noticesAbout(foyer, 'ada', 'approvals')).toEqual([]);

    slack.changeChannel('approvals', { shared: null });
    await untilIdle(foyer);
    slack.changeChannel('approvals', { shared: 'external' });
    await untilIdle(foyer);
    expect(noticesAbout(foyer, 'grace', 'approvals')).toHaveLength(2);
  });
});

/** Does the daily look, as the queue would by the clock. */
async function daily(foyer: Foyer): Promise<void> {
  const { id } = await foyer.db.workspace.findFirstOrThrow();
  await foyer.db.$queryRaw`select graphile_worker.add_job(${`look-at-channels:${id}`})::text`;
  await untilIdle(foyer);
}

/** How many cards of join requests a person sees in a channel, or in their DM. */
const cardsIn = ({ slack }: Foyer, name: string, channel?: string) =>
  slack
    .person(name)
    .messages(channel)
    .filter(message => message.plain().includes(' asks to join ')).length;

describe('a channel in use that became shared', () => {
  it('a shared channel gets no card: the approvers do, by direct message, until it isn’t shared', async () => {
    await using foyer = await startFoyer('http', { channels });
    const { slack, db } = foyer;
    await setUp(foyer);
    const seen = () => [cardsIn(foyer, 'grace', 'approvals'), cardsIn(foyer, 'grace')];
    slack.changeChannel('approvals', { shared: 'external' });
    await untilIdle(foyer);
    await askToJoin(foyer, 'linus');
    expect(seen()).toEqual([0, 1]);
    slack.changeChannel('approvals', { shared: null });
    await untilIdle(foyer);
    expect(await db.sharedChannel.count()).toBe(0);
    await askToJoin(foyer, 'ada');
    expect(seen()).toEqual([1, 1]);
  });

  it('a shared channel gets no card that was already on its way when it became one', async () => {
    await using foyer = await startFoyer('http', { channels });
    const { slack, db } = foyer;
    await setUp(foyer);
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 600 });
    await askToJoin(foyer, 'linus');
    slack.changeChannel('approvals', { shared: 'external' });
    await untilIdle(foyer);
    await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
    await untilIdle(foyer);
    expect([cardsIn(foyer, 'grace', 'approvals'), cardsIn(foyer, 'grace')]).toEqual([0, 1]);
  });

  it('a shared channel gets nobody added, and the initiator reads why', async () => {
    await using foyer = await startFoyer('http', { channels });
    const { slack } = foyer;
    await setUp(foyer);
    await link(foyer, 'Teacher Laptops', '#laptops');
    slack.changeChannel('laptops', { shared: 'external' });
    await untilIdle(foyer);
    await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
    expect(inSlack(foyer, '#laptops')).not.toContain('ada');
    const why =
      '#laptops is shared with another company, so Foyer adds nobody there. Link the group to another channel.';
    expect(await membershipChanges(foyer)).toContain(`add ada #laptops: ${why}`);
    expect(
      slack
        .person('grace')
        .messages()
        .some(message => message.plain().includes(why)),
    ).toBe(true);
  });

  it('a daily check finds a shared channel where no event said so, and reports it once', async () => {
    await using foyer = await startFoyer('http', { channels });
    const { slack, db } = foyer;
    await setUp(foyer);
    // Slack sends no event for a channel that is only about to be shared.
    slack.changeChannel('approvals', { shared: 'pending' });
    await daily(foyer);
    await daily(foyer);
    const notices = slack
      .person('grace')
      .messages()
      .map(message => message.plain())
      .filter(text => text.includes('shared with another company'));
    expect(notices).toEqual([
      '⚠ #approvals is about to be shared with another company. Join requests to Lovelace Labs are no longer posted there. Approvers get them by direct message. Choose another approvals channel in Settings.',
    ]);
    slack.changeChannel('approvals', { shared: null });
    await daily(foyer);
    expect(await db.sharedChannel.count()).toBe(0);
  });
});

describe('Slack’s description of a channel', () => {
  it.each([
    [{ is_ext_shared: true }, true],
    [{ is_ext_shared: null, is_pending_ext_shared: true }, true],
    [{ pending_shared: ['T2'] }, true],
    [{ pending_connected_team_ids: ['E2'] }, true],
    [{ pending_shared: ['T2', null] }, true],
    [{ is_ext_shared: null, context_team_id: 'T1', shared_team_ids: ['T1', 'T2'] }, true],
    [
      { context_team_id: 'T1', internal_team_ids: ['T1', 'T3'], connected_team_ids: ['T1', 'T3', 'T2'] },
      true,
    ],
    [{ context_team_id: 'T1', internal_team_ids: ['T1', 'T3'], connected_team_ids: ['T1', 'T3'] }, false],
    [{ is_shared: true, is_org_shared: true, is_ext_shared: false, shared_team_ids: ['T1', 'T3'] }, false],
    [{ pending_shared: [], pending_connected_team_ids: [], connected_team_ids: [] }, false],
    [
      { is_ext_shared: null, is_pending_ext_shared: null, pending_shared: null, connected_team_ids: null },
      false,
    ],
    [{ pending_shared: 'odd', is_ext_shared: 'odd' }, false],
    [{}, false],
    [null, false],
    [undefined, false],
  ])('%o says whether another company is in the channel: %s', (channel, outside) => {
    expect(isSharedOutside(channel)).toBe(outside);
  });
});
