import { ManualClock } from 'local-slack';
import { expect, it } from 'vitest';
import { saveWorkspace } from '../../src/domain/organizations/store.ts';
import { eventsOnce } from '../../src/slack/events/once.ts';
import { forgetEvents } from '../../src/slack/events/store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Two processes on one database, and an event that reaches both. */
async function stage({ db }: TestDatabase) {
  const clock = new ManualClock();
  const names = { slackTeamId: 'T1', name: 'Lovelace', botUserId: 'U0' };
  const { id: workspaceId } = await saveWorkspace(db, { ...names, createdAt: clock.now() });
  const [first, second] = [eventsOnce({ db, clock }), eventsOnce({ db, clock })];
  return { db, clock, first, second, event: { workspaceId, eventId: 'Ev1' } };
}

it('an event is handled once, by either of two processes, and not again when it comes later', async () => {
  const database = await createTestDatabase();
  try {
    const { first, second, event } = await stage(database);
    const done: string[] = [];
    const work = async () => void done.push('done');
    await Promise.all([first(event, work), second(event, work), first(event, work)]);
    await second(event, work);
    expect(done).toHaveLength(1);
    await second({ ...event, eventId: 'Ev2' }, work);
    expect(done).toHaveLength(2);
  } finally {
    await database.drop();
  }
});

it('an event whose work failed is handled again, by another process at once', async () => {
  const database = await createTestDatabase();
  try {
    const { first, second, event } = await stage(database);
    const begun = Promise.withResolvers<void>();
    const breaks = Promise.withResolvers<void>();
    const failed = first(event, async () => {
      begun.resolve();
      await breaks.promise;
      throw new Error('It broke.');
    });
    const done: string[] = [];
    await begun.promise;
    const other = second(event, async () => void done.push('done'));
    breaks.resolve();
    await expect(failed).rejects.toThrow('It broke.');
    await other;
    await first(event, async () => void done.push('done'));
    expect(done).toHaveLength(1);
  } finally {
    await database.drop();
  }
});

it('events that Slack no longer retries are forgotten, and no others', async () => {
  const database = await createTestDatabase();
  try {
    const { db, clock, first, event } = await stage(database);
    await first(event, async () => {});
    clock.advance(DAY_MS);
    await first({ ...event, eventId: 'Ev2' }, async () => {});
    clock.advance(DAY_MS + 1);
    await forgetEvents({ db, clock }, event.workspaceId);
    expect(await db.slackEvent.findMany()).toMatchObject([{ eventId: 'Ev2' }]);
  } finally {
    await database.drop();
  }
});
