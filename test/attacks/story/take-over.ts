import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, submit } from './cast.ts';

/** The last person with the top role leaves Slack, and an owner of the workspace takes over. */
export async function playTakeOver(foyer: Foyer): Promise<void> {
  const { slack } = foyer;
  await slack.addPerson({ name: 'otto', realName: 'Otto Owner', email: 'otto@plain.example' });
  await slack.changePerson('otto', { isAdmin: true, isOwner: true });
  await slack.changePerson(cast(foyer).grace.spec.name, { deactivated: true });
  await untilIdle(foyer);
  const otto = slack.person('otto');
  await otto.command('/invite take-over');
  if (otto.modal()) await otto.closeModal();
  await otto.openHome();
  await otto.press(home(otto), 'Take over', { nth: 0 });
  await submit(otto, 'You’re now');
  await otto.closeModal();
  await untilIdle(foyer);
}
