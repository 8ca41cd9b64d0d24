import { expect, it } from 'vitest';
import { holdTable } from '../faults/held-table.ts';
import { emptyQueue } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { until } from '../faults/until.ts';
import {
  approvals,
  crowdCsv,
  nth,
  paste,
  send,
  summary,
  untilDone,
  withCrowd,
} from '../support/import-story.ts';
import { openWorkplace, type Workplace } from '../support/process.ts';

const CROWD = 30;
/** Jobs that one process has in hand at a time; see worker.ts. */
const IN_HAND = 5;

async function open(): Promise<Workplace> {
  const place = await openWorkplace({ slack: { people: withCrowd(CROWD), channels: approvals } });
  return place;
}

/** Grace has the crowd's review before her. */
async function review(place: Workplace) {
  const grace = place.slack.person('grace');
  await setUpAt(place, { template: 'Senturo' });
  expect((await paste(grace, crowdCsv(CROWD, 'Remote'))).submit).toBe(`Send ${CROWD} invitations`);
  await emptyQueue(place.db);
  return grace;
}

/** Everybody is invited once, every delivery has ended, and the summary ends as done. */
async function expectAllOnce(place: Workplace, most = CROWD): Promise<void> {
  const { slack, db } = place;
  const grace = slack.person('grace');
  await untilDone(slack, grace);
  await emptyQueue(db);
  expect(await db.invitation.count()).toBe(CROWD);
  expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(CROWD);
  expect(await db.importRow.count({ where: { outcome: 'invited' } })).toBe(CROWD);
  const deliveries = await db.delivery.groupBy({ by: ['message', 'status'], _count: true });
  expect(deliveries.toSorted((one, other) => one.message.localeCompare(other.message))).toEqual([
    { message: 'import', status: 'delivered', _count: 1 },
    { message: 'invitation', status: 'delivered', _count: CROWD },
  ]);
  const cards = Array.from({ length: CROWD }, (_, index) => slack.person(nth(index)).messages().length);
  expect(cards.filter(count => count === 0)).toEqual([]);
  expect(cards.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(most);
  expect(summary(grace).plain()).toContain(`${CROWD} new`);
  expect(summary(grace).plain()).toContain(`${CROWD} delivered`);
  expect(await db.auditEntry.count({ where: { action: 'import.send' } })).toBe(1);
  expect(await db.auditEntry.count({ where: { action: 'invitation.create' } })).toBe(CROWD);
}

const delivered = ({ db }: Workplace) => db.delivery.count({ where: { status: 'delivered' } });

it('the draft stays as it was when the program is killed before Send has committed, and it can be pressed again', async () => {
  await using place = await open();
  const { db } = place;
  const killed = await place.start();
  const grace = await review(place);
  const held = await holdTable(place, 'audit_entries');
  const sending = grace.submit();
  await held.somebodyWaits();
  killed.kill('SIGKILL');
  await killed.ended;
  expect(await sending).toMatchObject({ status: 'failed' });
  await held.release();
  await until(async () => (await db.invitation.count()) === 0, 'nothing to be there');
  expect(await db.import.findFirstOrThrow()).toMatchObject({ status: 'draft', sentAt: null });
  expect(await db.delivery.count()).toBe(0);

  await place.start();
  expect(await send(grace)).toContain(`${CROWD} new`);
  await expectAllOnce(place);
});

it('a file is sent once when the program is killed as soon as Send has committed, and it is pressed again', async () => {
  await using place = await open();
  const { slack, db } = place;
  const killed = await place.start();
  const grace = await review(place);
  slack.faults.always('chat.postMessage', { kind: 'hang' });
  const sending = grace.submit();
  await until(async () => (await db.import.count({ where: { status: 'sent' } })) === 1, 'the commit');
  killed.kill('SIGKILL');
  await killed.ended;
  const act = await sending;
  slack.faults.clear();
  await place.start();
  await grace.resend(act);
  await expectAllOnce(place);
});

it.each([1, 8, 21, CROWD])(
  'the rest is delivered, each once, when the program is killed after %i deliveries',
  async count => {
    await using place = await open();
    const { slack } = place;
    const killed = await place.start();
    const grace = await review(place);
    slack.faults.next('chat.postMessage', { kind: 'slow', ms: 0 }, count);
    slack.faults.always('chat.postMessage', { kind: 'hang' });
    await send(grace);
    await until(async () => (await delivered(place)) === count, `${count} deliveries`);
    killed.kill('SIGKILL');
    await killed.ended;
    slack.faults.clear();

    await place.start();
    await expectAllOnce(place);
    expect(grace.messages().filter(one => one.plain().includes('The upload '))).toHaveLength(1);
  },
);

it('nobody is lost when the program is killed while sending; only what Slack had just accepted is sent twice', async () => {
  await using place = await open();
  const killed = await place.start();
  const grace = await review(place);
  await send(grace);
  await until(async () => (await delivered(place)) >= 10, 'ten deliveries');
  killed.kill('SIGKILL');
  await killed.ended;
  await place.start();
  await expectAllOnce(place, CROWD + IN_HAND);
});

it('the summary ends as done when the program is killed during its update', async () => {
  await using place = await open();
  const { slack } = place;
  const killed = await place.start();
  const grace = await review(place);
  slack.faults.always('chat.update', { kind: 'hang' });
  await send(grace);
  await until(async () => (await delivered(place)) === CROWD + 1, 'all deliveries');
  await slack.waitFor(() => slack.calls.of('chat.update').length > 0, 'the update');
  killed.kill('SIGKILL');
  await killed.ended;
  slack.faults.clear();
  await place.start();
  await expectAllOnce(place);
});

it('the other process that shares the queue continues an import', async () => {
  await using place = await open();
  const { slack } = place;
  await place.start();
  const killed = await place.start();
  const grace = await review(place);
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 0 }, 12);
  slack.faults.always('chat.postMessage', { kind: 'hang' });
  await send(grace);
  await until(async () => (await delivered(place)) === 12, 'twelve deliveries');
  killed.kill('SIGKILL');
  await killed.ended;
  slack.faults.clear();
  await expectAllOnce(place);
});
