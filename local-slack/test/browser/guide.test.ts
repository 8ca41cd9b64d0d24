import { expect, it } from 'vitest';
import type { Guide } from '../../src/client/guide.ts';
import { tinyAppPages } from './open-page.ts';

const openPage = tinyAppPages();

function guideWith(prepare: () => Promise<void>): Guide {
  const story = {
    id: 'cards',
    who: 'Players',
    title: 'A game of cards',
    text: 'It is short.',
    prepare,
    steps: [
      {
        title: 'Ask for a card',
        text: 'Any card.',
        offer: {
          label: 'Type it for me',
          pane: 'right' as const,
          person: 'linus',
          place: 'general',
          text: '/card',
        },
        isDone: ({ kind, method }: { kind: string; method: string }) =>
          kind === 'command' && method === '/card',
      },
      { title: 'Rest', text: 'Nothing to do.', sample: 'Some text', isDone: () => false },
    ],
    end: 'The end.',
  };
  return { title: 'Hello', text: 'Choose.', stories: [story] };
}

it('a step brings its person, place and text into a pane, sends nothing, and is done when a call proves it', async () => {
  const { page, right, simulator } = await openPage({ client: { guide: guideWith(async () => {}) } });
  await page.getByRole('button', { name: /A game of cards/ }).click();
  const tour = page.getByRole('region', { name: 'Tour' });
  await tour.getByText('0 of 2 steps done').waitFor();
  await tour.getByRole('button', { name: 'Type it for me' }).click();
  await right.getByRole('button', { name: /You are Linus/ }).waitFor();
  await right.getByRole('heading', { name: 'general' }).waitFor();
  const composer = right.getByTestId('composer');
  await expect.poll(() => composer.inputValue()).toBe('/card');
  expect(simulator.calls.of('command')).toEqual([]);
  await composer.press('Enter');
  await tour.getByText('1 of 2 steps done').waitFor();
  await tour.locator('[aria-current=step]').getByText('Some text').waitFor();
  await page.reload();
  await tour.getByText('1 of 2 steps done').waitFor();
});

it('the page says why a story could not be prepared, and offers it again', async () => {
  let tries = 0;
  const guide = guideWith(async () => {
    tries += 1;
    if (tries === 1) throw new Error('The cards are missing.');
  });
  const { page, client } = await openPage({ client: { guide } });
  const story = page.getByRole('button', { name: /A game of cards/ });
  await story.click();
  await page.getByRole('alert').filter({ hasText: 'The cards are missing.' }).waitFor();
  await story.click();
  await page.getByRole('region', { name: 'Tour' }).waitFor();
  const again = await fetch(`${client.url}api/guide`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"story":"cards"}',
  });
  expect(again.status).toBe(409);
  expect(tries).toBe(2);
});

it('a page without a guide has no greeting and no tour', async () => {
  const { page } = await openPage();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Tour/ }).count()).toBe(0);
});
