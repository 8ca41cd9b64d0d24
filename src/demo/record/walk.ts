import type { Locator, Page } from 'playwright-core';

/** What a newcomer has in view on the way to an accepted invitation. */
export type Moment = 'greeting' | 'typed' | 'sent' | 'asked' | 'accepted';

/**
 * Walks the page as the greeting and the tour lead a newcomer: from the choice of a story to the first accepted
 * invitation.
 * @param look is called at each moment, before the next press
 * @returns how often the newcomer pressed something
 */
export async function walk(page: Page, look: (moment: Moment) => Promise<void>): Promise<number> {
  const left = page.getByRole('region', { name: 'Left pane' });
  const right = page.getByRole('region', { name: 'Right pane' });
  const step = page.getByRole('region', { name: 'Tour' }).locator('[aria-current=step]');
  let presses = 0;
  const press = async (what: Locator) => {
    await what.click();
    presses += 1;
  };
  const pressOffer = async (title: string) => {
    await press(step.filter({ hasText: title }).locator('.button.primary'));
  };

  const story = page.getByRole('dialog').getByRole('button', { name: /^School/u });
  await story.waitFor();
  await look('greeting');
  await press(story);
  await pressOffer('Look at App Home');
  await left.getByTestId('home').waitFor();
  await pressOffer('Invite Ada');
  await left.getByTestId('composer').waitFor();
  await look('typed');
  await left.getByTestId('composer').press('Enter');
  presses += 1;
  await pressOffer('Accept as Ada');
  const accept = right.getByRole('button', { name: /^Accept/u }).first();
  await accept.waitFor();
  await look('sent');
  await press(accept);
  const question = right.getByRole('alertdialog');
  await question.waitFor();
  await look('asked');
  await press(question.locator('.foot').getByRole('button').last());
  await step.filter({ hasText: 'Invite someone outside Slack' }).waitFor();
  await question.waitFor({ state: 'hidden' });
  await look('accepted');
  return presses;
}
