import { describe, expect, it } from 'vitest';
import type { Domain } from '../../src/domain/domain.ts';
import { sendWeeklyDigests } from '../../src/domain/weeks/weekly-digest.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { DAY_MS, HOUR_MS } from './schedule.ts';

/** Does what the schedule does, at the time of the foyer's clock, as several processes at once. */
async function runWeekly(foyer: Foyer, processes = 1): Promise<void> {
  const { db, clock } = foyer;
  const domain: Domain = { db, clock, commitChanges };
  const { id } = await db.workspace.findFirstOrThrow();
  await Promise.all(Array.from({ length: processes }, () => sendWeeklyDigests(domain, id)));
  await untilIdle(foyer);
}

const digestsOf = (foyer: Foyer, name: string) =>
  foyer.slack
    .person(name)
    .messages()
    .filter(message => / last week: | letzte Woche: /u.test(message.plain()));

describe.each(modes)('the weekly digest, over %s', mode => {
  it('the weekly digest comes once, on Monday at nine by the organization’s clock, with a chart, to admins only', async () => {
    await using foyer = await startFoyer(mode);
    // It is Monday, four in the morning in New York.
    const { id } = await setUp(foyer);
    const { db } = foyer;
    await db.organization.update({ where: { id }, data: { timeZone: 'America/New_York' } });
    await runWeekly(foyer);
    await becomeMember(foyer, 'linus', 'VIEWER');
    await runCommand(foyer.slack.person('grace'), '/invite katherine@x.example as VIEWER');
    await askToJoin(foyer, 'ada');
    await timePasses(foyer, 7 * DAY_MS + 5 * HOUR_MS - 1);
    await runWeekly(foyer);
    expect(digestsOf(foyer, 'grace')).toEqual([]);
    await timePasses(foyer, 1);
    await runWeekly(foyer, 3);
    await timePasses(foyer, DAY_MS);
    await runWeekly(foyer, 3);
    const [digest, ...others] = digestsOf(foyer, 'grace');
    expect(others).toEqual([]);
    expect(digest?.plain()).toContain(
      'Lovelace Labs last week: 2 invited, 1 joined, 2 waiting for an answer.',
    );
    const chart = digest?.blocks.find(block => String(block.type) === 'data_visualization');
    expect(chart).toMatchObject({
      title: 'Invited, joined, and waiting by week',
      chart: {
        series: [
          { name: 'Invited', data: expect.arrayContaining([{ label: 'Jan 5', value: 2 }]) },
          { name: 'Joined', data: expect.arrayContaining([{ label: 'Jan 5', value: 1 }]) },
          { name: 'Waiting', data: expect.arrayContaining([{ label: 'Jan 5', value: 2 }]) },
        ],
      },
    });
    expect(digestsOf(foyer, 'linus')).toEqual([]);
    await timePasses(foyer, 6 * DAY_MS);
    await runWeekly(foyer);
    expect(digestsOf(foyer, 'grace').at(-1)?.plain()).toContain('0 invited, 0 joined, 2 waiting');
  });

  it('nothing is sent about a week in which nothing happened, nor where it is turned off', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer);
    await runCommand(grace, '/invite katherine@x.example as VIEWER');
    await grace.command('/invite settings');
    await grace.fill({ 'Weekly summary': [] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Weekly summary: yes → no');
    await grace.closeModal();
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer);
    expect(digestsOf(foyer, 'grace')).toEqual([]);
    await grace.command('/invite settings');
    await grace.fill({ 'Weekly summary': ['Send it to the admins every Monday'] });
    await grace.submit();
    await slack.changePerson('grace', { locale: 'de-DE' });
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer);
    expect(digestsOf(foyer, 'grace').map(message => message.plain())).toEqual([
      expect.stringContaining(
        'Lovelace Labs letzte Woche: 0 eingeladen, 0 beigetreten, 1 wartet auf Antwort.',
      ),
    ]);
  });

  it('the numbers of a chart that Slack refuses arrive once, as a table', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    await runCommand(slack.person('grace'), '/invite katherine@x.example as VIEWER');
    await untilIdle(foyer);
    await timePasses(foyer, 7 * DAY_MS);
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await runWeekly(foyer, 2);
    const digests = digestsOf(foyer, 'grace');
    expect(digests).toHaveLength(1);
    expect(digests[0]?.plain()).toMatch(/Invited +Joined +Waiting/u);
    expect(digests[0]?.plain()).toMatch(/Jan 5 +1 +0 +1/u);
    expect(digests[0]?.blocks.map(block => String(block.type))).not.toContain('data_visualization');
    expect(await foyer.db.delivery.count({ where: { message: 'weekly-digest', status: 'delivered' } })).toBe(
      1,
    );
  });
});

describe('the seats of the last weeks', () => {
  it('the settings show the used seats over the last weeks, in words and as bars', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runWeekly(foyer);
    await grace.command('/invite settings');
    expect(shown(grace).plain()).not.toContain('used');
    await grace.closeModal();
    await becomeMember(foyer, 'ada', 'VIEWER');
    await runCommand(grace, '/invite katherine@x.example as VIEWER');
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer, 2);
    await db.organization.updateMany({ data: { seatLimit: 6 } });
    await grace.command('/invite settings');
    const text = shown(grace).plain();
    expect(text).toContain('3 seats used, 1 on Jan 5.');
    expect(text).toMatch(/Jan 5 +█{3} +1/u);
    expect(text).toMatch(/Jan 12 +█{8} +3/u);
    expect(await db.organizationDay.count()).toBe(2);
  });

  it.each([
    ['as a chart with the limit', null],
    ['as a table, once, where Slack refuses the chart', 'invalid_blocks'],
  ])('a press in the settings sends the used seats to that admin alone, %s', async (_, refused) => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runWeekly(foyer);
    await becomeMember(foyer, 'margaret', 'OWNER');
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer);
    await db.organization.update({ where: { id: organizationId }, data: { seatLimit: 6 } });
    await grace.command('/invite settings');
    if (refused) slack.faults.next('chat.postMessage', { kind: 'error', error: refused });
    await grace.press(shown(grace), 'Send me the chart');
    expect(shown(grace).plain()).toContain('on its way to your direct messages');
    await untilIdle(foyer);
    const chartsOf = (name: string) =>
      slack
        .person(name)
        .messages()
        .filter(message => message.plain().includes('seats used'));
    expect(chartsOf('margaret')).toEqual([]);
    const [sent, ...others] = chartsOf('grace');
    expect(others).toEqual([]);
    expect(sent?.plain()).toContain('Lovelace Labs: 2 seats used, 1 on Jan 5.');
    const chart = sent?.blocks.find(block => String(block.type) === 'data_visualization');
    if (refused) {
      expect(chart).toBeUndefined();
      expect(sent?.plain()).toMatch(/Used +Limit\s+Jan 5 +1 +6\s+Jan 12 +2 +6/u);
      return;
    }
    expect(chart).toMatchObject({
      title: 'Seats used over the last weeks',
      chart: {
        series: [
          {
            name: 'Used',
            data: [
              { label: 'Jan 5', value: 1 },
              { label: 'Jan 12', value: 2 },
            ],
          },
          { name: 'Limit', data: [{ value: 6 }, { value: 6 }] },
        ],
      },
    });
  });

  it('who lost the right to the settings gets no chart from a form that is still open', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    await runWeekly(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'OWNER');
    await timePasses(foyer, 7 * DAY_MS);
    await runWeekly(foyer);
    await margaret.command('/invite settings');
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId } });
    await margaret.press(shown(margaret), 'Send me the chart');
    expect(shown(margaret).plain()).toContain('Your role VIEWER can’t change the organization.');
    await untilIdle(foyer);
    expect(await db.delivery.count({ where: { message: 'seats-chart' } })).toBe(0);
    expect(slack.person('margaret').messages().at(-1)?.plain()).not.toContain('seats used');
  });
});
