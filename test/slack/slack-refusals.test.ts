import { expect, it } from 'vitest';
import { lastFile, lastMessage, shown, startSenturo } from '../support/import-story.ts';
import { untilIdle } from '../support/story.ts';

it.each([
  ['conversations.open', 'user_not_visible', 'Slack doesn’t let Foyer send you direct messages.'],
  ['conversations.open', 'enterprise_is_restricted', 'Your Slack settings don’t let Foyer'],
  ['files.getUploadURLExternal', 'file_uploads_disabled', 'This workspace doesn’t let Foyer send files.'],
  ['files.completeUploadExternal', 'storage_limit_reached', 'Slack has no room for this file'],
])(
  'a refusal of Slack’s, by %s with %s, is shown in words, and not as an error',
  async (method, error, words) => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    foyer.slack.faults.next(method, { kind: 'error', error });
    await grace.press(shown(grace), 'Download CSV template');
    expect(shown(grace).plain()).toContain(words);
    expect(shown(grace).plain()).not.toContain('reference');
  },
);

it('an invitation that Slack’s organization refuses is shown to its inviter with the reason', async () => {
  await using foyer = await startSenturo();
  const grace = foyer.slack.person('grace');
  foyer.slack.faults.next('chat.postMessage', { kind: 'error', error: 'enterprise_is_restricted' });
  await grace.command('/invite @ada as Remote');
  await untilIdle(foyer);
  expect(grace.messages().at(-1)?.plain()).toContain('The workspace doesn’t let Foyer post there.');
});

it('a file that Foyer sends isn’t an upload of somebody, and its comment notifies nobody', async () => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  await db.organization.updateMany({ data: { name: 'Labs <!channel> & <@USLACKBOT>' } });
  const grace = slack.person('grace');
  await grace.command('/invite bulk');
  await grace.press(shown(grace), 'Download CSV template');
  await untilIdle(foyer);
  expect(lastFile(grace).name).toBe('foyer-template.csv');
  const own = slack.calls.of('message').at(-1)?.args.event as Record<string, unknown>;
  expect(own).toMatchObject({ subtype: 'file_share', bot_id: null, user: slack.botUserId });
  expect(lastMessage(grace, 'The CSV template').plain()).toContain('Labs <!channel> & <@USLACKBOT>');
  expect(slack.pings()).toEqual([]);
  expect(slack.calls.of('url_private')).toEqual([]);
  expect(await db.import.count()).toBe(0);
});
