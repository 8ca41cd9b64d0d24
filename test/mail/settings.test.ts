import type { Person } from 'local-slack';
import { expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { setUp, untilIdle } from '../support/story.ts';

const HOW = 'How people in Slack are invited';
const JOIN = 'How to join our Slack';

/** Grace opens Settings of an organization that was just set up. */
async function openSettings(foyer: Foyer): Promise<Person> {
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite settings');
  return grace;
}

it('the settings say how people in Slack are invited, and by which link others join Slack', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  const grace = await openSettings(foyer);
  await grace.fill({ [HOW]: 'Direct message and email', [JOIN]: ' https://join.slack.example/t/lovelace ' });
  await grace.submit();
  expect(grace.modal()?.plain()).toContain(
    `${HOW}: Direct message, or email if that fails → Direct message and email`,
  );
  expect(await foyer.db.organization.findFirst()).toMatchObject({
    inviteBy: 'both',
    joinSlackUrl: 'https://join.slack.example/t/lovelace',
  });
  await untilIdle(foyer);
});

it.each(['join our slack', 'http://join.slack.example', 'javascript:alert(1)', 'https://a:b@slack.example/'])(
  'the link “%s” is refused with a sentence, and nothing is saved',
  async link => {
    await using foyer = await startFoyer();
    const grace = await openSettings(foyer);
    await grace.fill({ [JOIN]: link });
    const { fieldErrors } = await grace.submit();
    expect(Object.values(fieldErrors ?? {})).toEqual([
      `“${link}” isn’t a link. Copy the whole address, starting with https://.`,
    ]);
    expect(await foyer.db.organization.findFirst()).toMatchObject({ joinSlackUrl: null });
  },
);

it('the settings ask how people are invited only where there is a mail server, and keep the answer without one', async () => {
  await using foyer = await startFoyer();
  const grace = await openSettings(foyer);
  expect(grace.modal()?.plain()).not.toContain(HOW);
  await grace.closeModal();
  await foyer.db.organization.updateMany({ data: { inviteBy: 'email' } });
  await grace.command('/invite settings');
  await grace.fill({ 'Welcome message': 'Hello!' });
  await grace.submit();
  expect(await foyer.db.organization.findFirst()).toMatchObject({
    inviteBy: 'email',
    welcomeMessage: 'Hello!',
  });
});
