import { expect, it } from 'vitest';
import { deactivate } from '../erasure/erasing.ts';
import { cards, emptyQueue } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { openWorkplace } from '../support/process.ts';
import { runCommand } from '../support/story.ts';
import { addReceiver, ok, startReceiver } from './receiver.ts';

it('what a product was being sent when the program was killed arrives after a restart, in order for each member', async () => {
  await using place = await openWorkplace();
  await using product = await startReceiver();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const settings = { WEBHOOK_ALLOW_PRIVATE: 'true' };
  const killed = await place.start(settings);
  await setUpAt(place);
  await addReceiver(place, product.url, ['member.joined', 'member.deactivated']);
  // It has the request, and never answers.
  product.answers = () => {};
  await runCommand(grace, '/invite @ada as VIEWER');
  await ada.press(await slack.waitFor(() => cards(ada)[0], 'the invitation'), 'Accept');
  await product.until(1);
  await deactivate(grace, 'ada@lovelace.example');
  killed.kill('SIGKILL');
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
  expect(await db.webhookMessage.count({ where: { state: 'waiting' } })).toBe(2);

  product.answers = ok;
  await place.start(settings);
  // Half a minute later, when nobody can still be sending it, the schedule comes by.
  await db.$executeRaw`update webhook_messages set claimed_until = now()`;
  await db.$executeRaw`select graphile_worker.add_job(foyer_task('webhooks-due', id), '{}') from workspaces`;
  await product.until(3);
  const [first, again] = product.received;
  expect(product.told()).toEqual([
    'member.joined ada@lovelace.example',
    'member.joined ada@lovelace.example',
    'member.deactivated ada@lovelace.example',
  ]);
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  await emptyQueue(db);
});
