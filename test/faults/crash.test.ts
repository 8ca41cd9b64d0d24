import { expect, it } from 'vitest';
import { homeOf } from '../support/homes.ts';
import { openWorkplace } from '../support/process.ts';
import { runCommand } from '../support/story.ts';
import { callsOf, cards, emptyQueue, jobs, jobTaken, sendsTo } from './queue.ts';
import { runCommandUntil } from './run-command-until.ts';
import { setUpAt } from './set-up.ts';
import { until } from './until.ts';

it('the invitation is sent once when the program is killed between the acknowledgement and the delivery', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const killed = await place.start();
  await setUpAt(place);
  slack.faults.always('chat.postMessage', { kind: 'hang' });
  await runCommandUntil(slack, grace, '/invite @ada as VIEWER', 'Invited Ada Lovelace');
  await slack.waitFor(() => sendsTo(slack, ada) === 1, 'the delivery to begin');

  killed.kill('SIGKILL');
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
  slack.faults.clear();
  expect(cards(ada)).toEqual([]);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'queued' }]);
  expect(await jobs(db, 'send:')).toMatchObject([{ locked_by: expect.any(String) }]);

  await place.start();
  await emptyQueue(db);
  expect(cards(ada)).toHaveLength(1);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'delivered', recipient: ada.id }]);
  expect(await db.postedMessage.count()).toBe(1);
});

it('the greeting is sent once when the program is killed before Slack has it, beside another process', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const grace = slack.person('grace');
  const greetings = () => grace.messages().filter(message => message.plain().includes('is installed'));
  slack.faults.always('chat.postMessage', { kind: 'hang' });
  const killed = await place.start();
  await slack.waitFor(() => sendsTo(slack, grace) === 1, 'the greeting to begin');
  await place.start();
  killed.kill('SIGKILL');
  await killed.ended;
  slack.faults.clear();
  expect(greetings()).toEqual([]);
  await emptyQueue(db);
  await place.start();
  await grace.openMessagesTab();
  await emptyQueue(db);
  expect(greetings()).toHaveLength(1);
});

it('the card is updated when the program is killed between the answer and the update', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const killed = await place.start();
  await setUpAt(place);
  await runCommand(grace, '/invite @ada as VIEWER');
  const card = await slack.waitFor(() => cards(ada)[0], 'the invitation');
  await emptyQueue(db);
  const updates = callsOf(slack, 'chat.update');
  slack.faults.always('chat.update', { kind: 'hang' });
  expect(await ada.press(card, 'Accept')).toMatchObject({ status: 200 });
  await slack.waitFor(() => callsOf(slack, 'chat.update') > updates, 'the update to begin');
  // A message killed between Slack's answer and its record would be sent once more.
  await until(
    async () => (await db.delivery.count({ where: { status: 'queued' } })) === 0,
    'the inviter to be told',
  );

  killed.kill('SIGKILL');
  await killed.ended;
  slack.faults.clear();
  await place.start();
  await emptyQueue(db);
  expect(cards(ada)[0]?.buttons()).toEqual([]);
  expect(ada.sees('You joined Lovelace Labs')).toBe(true);
  expect(grace.messages().filter(message => message.plain().includes('accepted'))).toHaveLength(1);
});

it('another process takes the jobs of a killed process on the same queue', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const killed = await place.start();
  await setUpAt(place);
  slack.faults.next('chat.postMessage', { kind: 'hang' });
  await runCommand(grace, '/invite @ada as VIEWER');
  await slack.waitFor(() => sendsTo(slack, ada) === 1, 'the delivery to begin');
  await place.start();
  killed.kill('SIGKILL');
  await emptyQueue(db);
  expect(cards(ada)).toHaveLength(1);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'delivered' }]);
});

it('the jobs of a living process stay its own, however long they take', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const first = await place.start();
  await setUpAt(place);
  const looked = await place.start({ LOG_LEVEL: 'debug' });
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 9_000 });
  await runCommand(grace, '/invite @ada as VIEWER');
  await jobTaken(db);
  await emptyQueue(db);
  expect(sendsTo(slack, ada)).toBe(1);
  expect(cards(ada)).toHaveLength(1);
  expect(first.log() + looked.log()).not.toContain('given back to the queue');
});

it('a delivery killed at its last try ends as failed, and the inviter gets a message', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const killed = await place.start();
  await setUpAt(place);
  slack.faults.next('chat.postMessage', { kind: 'hang' });
  await runCommand(grace, '/invite @ada as VIEWER');
  await slack.waitFor(() => sendsTo(slack, ada) === 1, 'the delivery to begin');
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts`;
  killed.kill('SIGKILL');
  await killed.ended;

  await place.start();
  await until(
    async () => (await db.delivery.count({ where: { status: 'failed' } })) === 1,
    'a failed delivery',
  );
  await slack.waitFor(() => grace.sees('Foyer couldn’t reach Ada Lovelace'), 'word to the inviter');
  await emptyQueue(db);
});

it('an event that was running when the program was killed is handled as soon as Slack delivers it again', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const grace = slack.person('grace');
  const killed = await place.start();
  await setUpAt(place);
  await emptyQueue(db);
  const before = callsOf(slack, 'views.publish');
  slack.faults.always('views.publish', { kind: 'hang' });
  const opening = grace.openHome();
  await slack.waitFor(() => callsOf(slack, 'views.publish') > before, 'the home to be published');
  killed.kill('SIGKILL');
  await killed.ended;
  const opened = await opening;
  slack.faults.clear();
  await place.start();
  expect(await grace.resend(opened)).toMatchObject({ status: 200 });
  expect(grace.home()?.plain()).toContain('Lovelace Labs');
  const published = callsOf(slack, 'views.publish');
  await grace.resend(opened);
  expect(callsOf(slack, 'views.publish')).toBe(published);
});

it('App Homes that a killed process did not publish are published after a restart', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  const killed = await place.start();
  await setUpAt(place);
  for (const person of [grace, ada]) {
    await person.openHome();
    await slack.waitFor(() => person.home(), 'the home');
  }
  await emptyQueue(db);
  const published = callsOf(slack, 'views.publish');
  slack.faults.always('views.publish', { kind: 'hang' });
  await runCommandUntil(slack, grace, '/invite @ada as VIEWER', 'Invited Ada Lovelace');
  await slack.waitFor(() => callsOf(slack, 'views.publish') === published + 2, 'both to be on their way');

  killed.kill('SIGKILL');
  await killed.ended;
  slack.faults.clear();
  await place.start();
  await emptyQueue(db);
  expect(homeOf(grace).plain()).toContain('1 pending');
  expect(homeOf(ada).buttons()).toContain('Accept');
});
