import { expect, it } from 'vitest';
import { setUp } from '../../src/demo/guide/set-up.ts';
import { moveTime } from '../../src/demo/move-time.ts';
import { startFoyer } from '../support/foyer.ts';
import { untilIdle } from '../support/story.ts';

const DAY_MS = 86_400_000;

it('an invitation expires, also for its person, when the demo’s time moves by a week', async () => {
  await using foyer = await startFoyer('http', { keepsSchedules: true });
  const { slack, clock, db, database } = foyer;
  await setUp(slack, { organization: 'Lovelace School', template: 'senturo', groups: ['Teacher Laptops'] });
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  await grace.command('/invite @ada as Analyst');
  const card = () => ada.messages().find(one => one.blocks.length > 0);
  await untilIdle(foyer);
  expect(card()?.buttons()).toContain('Accept');
  await db.invitation.updateMany({ data: { expiresAt: new Date(clock.now().getTime() + 3 * DAY_MS) } });

  await moveTime({ clock, slack, databaseUrl: database.url }, DAY_MS);
  await untilIdle(foyer);
  expect(await db.invitation.findMany({ select: { status: true } })).toEqual([{ status: 'pending' }]);

  await moveTime({ clock, slack, databaseUrl: database.url }, 7 * DAY_MS);
  await slack.waitFor(() => card()?.buttons().length === 0, 'the card of the expired invitation');
  expect(await db.invitation.findMany({ select: { status: true } })).toEqual([{ status: 'expired' }]);
});
