import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  deliveries,
  invitationCard,
  modes,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { DAY_MS, runSchedules } from './schedule.ts';

describe.each(modes)('an invitation without a time limit, over %s', mode => {
  it('an invitation without a time limit waits for years, seen in Invited users, and is accepted then', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await runCommand(grace, '/invite nobody@x.example as VIEWER');
    await untilIdle(foyer);
    for (let year = 1; year <= 3; year += 1) {
      await timePasses(foyer, 365 * DAY_MS);
      await runSchedules(foyer);
    }
    expect(await deliveries(foyer)).toEqual([
      'invitation to ada: delivered',
      'invitation to nobody@x.example: waiting',
    ]);
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('Lovelace Labs · 2 pending');
    expect(shown(grace).plain()).toContain('EDITOR');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
  });
});
