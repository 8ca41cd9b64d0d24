import type { Foyer } from '../../support/foyer.ts';
import { requestCard, untilIdle } from '../../support/story.ts';
import { cast, home, modal, press, submit } from './cast.ts';

/** People ask to join and take it back; the owner decides, at the cards and in the list. */
export async function playRequests(foyer: Foyer): Promise<void> {
  const { grace, linus, ada } = cast(foyer);
  const margaret = foyer.slack.person('margaret');
  const katherine = foyer.slack.person('katherine');
  await linus.openHome();
  await linus.press(home(linus), 'Ask to join Lovelace Labs');
  await linus.fill({ Note: 'canary note' });
  await submit(linus, 'You asked to join');
  await linus.closeModal();
  await linus.command('/invite request');
  await press(linus, 'Withdraw');
  await linus.closeModal();
  for (const person of [ada, margaret, katherine]) await ask(person);
  await untilIdle(foyer);
  const card = (name: string) =>
    grace
      .messages('approvals')
      .findLast(one => one.plain().includes(`@${name} `) && one.buttons().length > 0) ?? requestCard(grace);
  await grace.press(card('ada'), 'Accept as…');
  await grace.fill({ Role: 'Analyst' });
  await submit(grace, 'is a member now');
  await grace.closeModal();
  await grace.press(card('margaret'), 'Reject');
  await grace.fill({ Reason: 'canary reason' });
  await submit(grace, 'Request rejected');
  await grace.closeModal();
  await grace.press(card('katherine'), 'Accept as Remote');
  await untilIdle(foyer);
  await grace.press(home(grace), 'Open Manage join requests');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await grace.press(modal(grace), 'Accept as Remote', { nth: 0 });
  await grace.press(modal(grace), 'Reject', { nth: 0 });
  await submit(grace, '✗ Rejected.');
  await grace.closeModal();
  await grace.command('/invite requests');
  await grace.closeModal();
  await untilIdle(foyer);
}

async function ask(person: ReturnType<typeof cast>['grace']): Promise<void> {
  await person.command('/invite request');
  await person.fill({ Note: 'canary note' });
  await submit(person, 'You asked to join');
  await person.closeModal();
}
