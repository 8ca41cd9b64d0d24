import { expect, it } from 'vitest';
import { startOwnPostgres } from '../faults/postgres.ts';
import { setUpAt } from '../faults/set-up.ts';
import { until } from '../faults/until.ts';
import { csv, lastMessage, openReview, send, shown, untilDone } from '../support/import-story.ts';
import { openWorkplace } from '../support/process.ts';

it('Send does nothing by halves when the database is down, and sends once it is pressed again', async () => {
  await using postgres = await startOwnPostgres();
  await using place = await openWorkplace({ databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl });
  const { slack, db } = place;
  const program = await place.start();
  const grace = slack.person('grace');
  await setUpAt(place, { template: 'Senturo' });
  const list = csv('Email,Role', 'ada@lovelace.example,Remote', 'linus@lovelace.example,Remote');
  await grace.say('', { files: [{ name: 'people.csv', bytes: list }] });
  await slack.waitFor(() => grace.sees('I’ve read people.csv for'), 'the review');
  await openReview(grace);

  await postgres.kill();
  await grace.submit();
  expect(shown(grace).plain()).toContain(
    'Foyer can’t reach its database right now. Nothing was changed. Try again in a minute.',
  );
  await grace.say('', { files: [{ name: 'other.csv', bytes: list }] });

  await postgres.startAgain();
  await until(async () => (await fetch(`${program.url}/readyz`)).status === 200, 'the program to be ready');
  expect(await db.invitation.count()).toBe(0);
  expect(await db.import.findMany()).toMatchObject([{ status: 'draft', fileName: 'people.csv' }]);
  expect(lastMessage(grace, 'I’ve read ').buttons()).toEqual(['Review']);
  // The review stayed below the words.
  await grace.goBack();
  expect(await send(grace)).toContain('2 new');
  await untilDone(slack, grace);
  expect(await db.invitation.count()).toBe(2);
  expect(slack.person('ada').messages()).toHaveLength(1);
});
