import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { DAY_MS, HOUR_MS, runSchedules } from './schedule.ts';

describe.each(modes)('reminders, over %s', mode => {
  it('reminders come once, at nine by the organization’s clock, whichever process is first', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id } = await setUp(foyer);
    // It is four in the morning in New York.
    await db.organization.update({ where: { id }, data: { reminderDays: 3, timeZone: 'America/New_York' } });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await askToJoin(foyer, 'linus');
    const stillWaiting = () =>
      grace.messages('approvals').filter(message => message.plain().includes('Still waiting since'));
    const reminders = () =>
      ada.messages().filter(message => message.plain().includes('is still waiting for your answer'));
    await timePasses(foyer, 3 * DAY_MS + 5 * HOUR_MS - 1);
    await runSchedules(foyer);
    expect(reminders()).toHaveLength(0);
    await timePasses(foyer, 1);
    await runSchedules(foyer, 3);
    expect(reminders()).toHaveLength(1);
    expect(invitationCard(ada).buttons()).toEqual(['Accept', 'Decline']);
    await timePasses(foyer, DAY_MS);
    await runSchedules(foyer, 2);
    expect(reminders()).toHaveLength(1);
    expect(stillWaiting()).toHaveLength(1);
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    for (const message of ada.messages()) expect(message.buttons()).toEqual([]);
    expect(reminders()).toHaveLength(0);
  });

  it('reminders of a join request go to all current approvers, and every copy shows the decision', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id } = await setUp(foyer, { channel: null });
    await db.organization.update({ where: { id }, data: { reminderDays: 2 } });
    const grace = slack.person('grace');
    await askToJoin(foyer, 'ada');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    expect(margaret.sees('asks to join')).toBe(false);
    await timePasses(foyer, 2 * DAY_MS);
    await runSchedules(foyer, 3);
    for (const approver of [grace, margaret]) {
      const card = requestCard(approver, 'dm');
      expect(card.plain()).toContain('Still waiting since');
      expect(card.buttons()).toEqual(['Accept as VIEWER', 'Accept as…', 'Reject']);
    }
    expect(grace.messages().filter(message => message.plain().includes('asks to join'))).toHaveLength(2);
    await timePasses(foyer, 2 * DAY_MS);
    await runSchedules(foyer);
    expect(grace.messages().filter(message => message.plain().includes('asks to join'))).toHaveLength(2);
    await margaret.press(requestCard(margaret, 'dm'), 'Accept as VIEWER');
    await untilIdle(foyer);
    for (const message of grace.messages().filter(each => each.plain().includes('asks to join'))) {
      expect(message.plain()).toContain('✓ Accepted by @margaret');
      expect(message.buttons()).toEqual([]);
    }
  });
});

describe.each(modes)('the daily digest, over %s', mode => {
  it('the daily digest tells each approver once a day what has waited since before nine, and says nothing when nothing waits', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    const digests = () => grace.messages().filter(message => message.plain().includes('a decision.'));
    await runSchedules(foyer);
    await timePasses(foyer, DAY_MS);
    await runSchedules(foyer);
    expect(digests()).toEqual([]);
    await runCommand(grace, '/invite @katherine as VIEWER');
    await askToJoin(foyer, 'ada');
    await runSchedules(foyer);
    expect(digests()).toEqual([]);
    await timePasses(foyer, DAY_MS);
    await runSchedules(foyer, 3);
    await timePasses(foyer, HOUR_MS);
    await runSchedules(foyer, 3);
    expect(digests().map(message => message.plain().split('\n')[0])).toEqual([
      'Lovelace Labs: 1 join request needs a decision. 1 invitation isn’t answered yet.',
    ]);
    expect(linus.sees('a decision.')).toBe(false);
    const digest = digests()[0];
    if (!digest) throw new Error('There is no digest.');
    await grace.press(digest, 'Manage join requests');
    expect(grace.modal()?.title).toBe('Manage join requests');
    await grace.closeModal();
    await timePasses(foyer, DAY_MS);
    await runSchedules(foyer);
    expect(digests()).toHaveLength(2);
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await untilIdle(foyer);
    await timePasses(foyer, DAY_MS);
    await runSchedules(foyer);
    expect(digests()).toHaveLength(2);
  });
});
