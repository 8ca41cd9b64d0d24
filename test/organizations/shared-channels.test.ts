import { describe, expect, it } from 'vitest';
import { isSharedOutside } from '../../src/slack/organizations/shared-channel.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, modes, quiet, setUp, submitSetUp } from '../support/story.ts';

const words = (name: string) =>
  `#${name} is shared with another company, or about to be. Choose a channel of your own.`;
const channels = [
  { name: 'approvals', members: ['grace', 'margaret'], appIsMember: true },
  { name: 'partners', members: ['grace'], appIsMember: true, shared: 'external' as const },
  { name: 'soon', members: ['grace'], isPrivate: true, appIsMember: true, shared: 'pending' as const },
  { name: 'sisters', members: ['grace'], appIsMember: true, shared: 'org' as const },
  { name: 'laptops', members: ['grace'] },
];

/** What a person is told about the channel, once per message. */
const toldOf = ({ slack }: Foyer, name: string, channel: string) =>
  slack
    .person(name)
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes(`#${channel} is now shared with another company.`));

describe.each(modes)('a channel that another company reads, over %s', mode => {
  it('is refused by its name as approvals channel, at the set-up and later, and so is one about to be shared', async () => {
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

  it('is refused by its name for a tie', async () => {
    await using foyer = await startFoyer(mode, { channels });
    const grace = foyer.slack.person('grace');
    await setUp(foyer, { template: 'Senturo' });
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Ties', { nth: 1 });
    await grace.press(shown(grace), 'Tie to a channel');
    for (const channel of ['partners', 'soon']) {
      await grace.fill({ Channel: { channel } });
      expect((await grace.submit()).fieldErrors).toEqual({ channel: words(channel) });
    }
    expect(await foyer.db.groupTie.count()).toBe(0);
    await grace.fill({ Channel: { channel: 'sisters' } });
    await grace.submit();
    expect(await foyer.db.groupTie.count()).toBe(1);
  });

  it('is told to the admins once when it becomes one while it is in use, with what it is used for', async () => {
    await using foyer = await startFoyer(mode, { channels });
    const { slack } = foyer;
    const grace = slack.person('grace');
    await setUp(foyer, { template: 'Senturo' });
    await becomeMember(foyer, 'ada', 'Remote');
    await grace.command('/invite groups');
    await grace.press(shown(grace), 'Ties', { nth: 1 });
    await grace.press(shown(grace), 'Tie to a channel');
    await grace.fill({ Channel: { channel: 'laptops' } });
    await grace.submit();
    await grace.closeModal();
    await quiet(foyer);
    for (const channel of ['approvals', 'laptops', 'sisters']) {
      slack.changeChannel(channel, { shared: 'pending' });
      slack.changeChannel(channel, { shared: 'external' });
      await quiet(foyer);
    }
    expect(toldOf(foyer, 'grace', 'approvals')).toEqual([
      '⚠ #approvals is now shared with another company. Join requests to Lovelace Labs are posted there, so people outside can read them. Choose another approvals channel in Settings.',
    ]);
    expect(toldOf(foyer, 'grace', 'laptops')).toEqual([
      '⚠ #laptops is now shared with another company.\nTeacher Laptops of Lovelace Labs is tied to it, so its members are added there. Untie it if that’s wrong.',
    ]);
    expect(toldOf(foyer, 'grace', 'sisters')).toEqual([]);
    expect(toldOf(foyer, 'ada', 'approvals')).toEqual([]);

    slack.changeChannel('approvals', { shared: null });
    await quiet(foyer);
    slack.changeChannel('approvals', { shared: 'external' });
    await quiet(foyer);
    expect(toldOf(foyer, 'grace', 'approvals')).toHaveLength(2);
  });
});

describe('what Slack says of a channel', () => {
  it.each([
    [{ is_ext_shared: true }, true],
    [{ is_ext_shared: null, is_pending_ext_shared: true }, true],
    [{ pending_shared: ['T2'] }, true],
    [{ pending_connected_team_ids: ['E2'] }, true],
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
  ])('%o tells whether another company is in it: %s', (channel, outside) => {
    expect(isSharedOutside(channel)).toBe(outside);
  });
});
