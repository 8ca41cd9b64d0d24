import type { LocalSlack } from 'local-slack/inside';
import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { showGreetingAgain } from '../prepare.ts';
import { cast, home, press, submit } from './cast.ts';

/** The owner's home, inbox and organizations, the help; and what Slack says of people. */
export async function playPlaces(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.openHome();
  await grace.press(home(grace), 'Open inbox');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await grace.closeModal();
  await grace.press(home(grace), 'Invite people');
  await grace.closeModal();
  await grace.press(home(grace), 'Open Invited users');
  await grace.closeModal();
  await grace.press(home(grace), 'Roles matrix');
  await grace.closeModal();
  await grace.press(home(grace), 'Help');
  await grace.closeModal();
  for (const word of ['inbox', 'matrix', 'help', 'org']) {
    await grace.command(`/invite ${word}`);
    if (grace.modal()) await grace.closeModal();
  }
  await grace.press(home(grace), 'All organizations');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Switch to Branch 0');
  await press(grace, 'Switch to Lovelace Labs');
  await press(grace, 'Set up another organization');
  await grace.choose('Template', 'CrowdSec');
  await grace.fill({ 'Organization name': 'One more branch', Domains: null });
  await submit(grace, 'is set up');
  await press(grace, 'Choose an approvals channel');
  await grace.fill({ 'Approvals channel': { channel: 'random' } });
  await submit(grace, '#random');
  await grace.closeModal();
  await grace.openHome();
  await grace.press(home(grace), 'Hide');
  await grace.press(showGreetingAgain(foyer), 'Set up Foyer');
  if (grace.modal()) await grace.closeModal();
  await foyer.slack.addPerson({ name: 'newton', realName: 'Newton', email: 'newton@plain.example' });
  await foyer.slack.changePerson('newton', { realName: 'Isaac Newton' });
  // Past changeChannel, which is under way until the event was taken: nothing would be quiet before it.
  const { events } = (foyer.slack as unknown as LocalSlack).world;
  const { id: channel } = foyer.slack.channel('approvals');
  for (const type of ['channel_shared', 'channel_unshared']) await events.emit(type, { type, channel });
  await untilIdle(foyer);
}
