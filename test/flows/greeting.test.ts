import type { Person } from 'local-slack';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { emptyQueue, jobs } from '../faults/queue.ts';
import { until } from '../faults/until.ts';
import { startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { modes, setUp, submitSetUp, untilIdle } from '../support/story.ts';

const greetings = (person: Person) =>
  person.messages().filter(message => message.plain().includes('Foyer is installed in this Slack.'));

describe.each(modes)('the greeting, over %s', mode => {
  it('the greeting tells the workspace’s owner what to do, once, also after a restart', async () => {
    await using foyer = await startFoyer(mode, { greets: true });
    const { slack } = foyer;
    const grace = slack.person('grace');
    await untilIdle(foyer);
    const [greeting, ...more] = greetings(grace);
    if (!greeting) throw new Error(grace.screen());
    expect(more).toEqual([]);
    expect(greeting.plain()).toContain('As a workspace admin, you can set it up in about a minute');
    expect(greeting.buttons()).toEqual(['Set up Foyer']);
    for (const person of slack.people()) {
      if (person !== grace && !person.spec.deactivated)
        expect(greetings(person), person.spec.name).toEqual([]);
    }
    await foyer.restart();
    await openHome(grace);
    await grace.openMessagesTab();
    await untilIdle(foyer);
    expect(greetings(grace)).toHaveLength(1);
    await grace.press(greeting, 'Set up Foyer');
    expect(grace.modal()?.title).toBe('Set up Foyer');
  });

  it('the greeting shows that the set-up is done: what comes next to the person who did it, their name to others', async () => {
    await using foyer = await startFoyer(mode, { greets: true });
    const { slack } = foyer;
    const grace = slack.person('grace');
    await untilIdle(foyer);
    await slack.changePerson('margaret', { isAdmin: true });
    const margaret = slack.person('margaret');
    await margaret.openMessagesTab();
    await untilIdle(foyer);
    expect(greetings(margaret)).toHaveLength(1);
    await submitSetUp(grace, { channel: null });
    await grace.closeModal();
    await untilIdle(foyer);
    const done = grace.messages().find(message => message.plain().includes('✓ Lovelace Labs is set up.'));
    expect(done?.buttons()).toEqual(['Invite people', 'Choose an approvals channel']);
    expect(margaret.messages().at(-1)?.plain()).toContain('✓ @grace set up Lovelace Labs.');
    expect([...greetings(grace), ...greetings(margaret)]).toEqual([]);
  });
});

it('the greeting goes to an admin who opens Foyer before the set-up, in their language, and to nobody after it', async () => {
  await using foyer = await startFoyer();
  const { slack } = foyer;
  for (const name of ['margaret', 'linus'])
    await slack.changePerson(name, { isAdmin: true, locale: 'de-DE' });
  const [margaret, linus, ada] = [slack.person('margaret'), slack.person('linus'), slack.person('ada')];
  await openHome(margaret);
  await openHome(ada);
  await untilIdle(foyer);
  expect(margaret.messages().at(-1)?.plain()).toContain('Foyer ist in diesem Slack installiert.');
  expect(margaret.messages().at(-1)?.buttons()).toEqual(['Foyer einrichten']);
  expect(ada.messages()).toEqual([]);
  await setUp(foyer);
  await openHome(linus);
  await untilIdle(foyer);
  expect(linus.messages()).toEqual([]);
});

it('the greeting that Slack refuses for good is sent when the person opens Foyer again', async () => {
  await using foyer = await startFoyer();
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' });
  await grace.openMessagesTab();
  await untilIdle(foyer);
  expect(greetings(grace)).toEqual([]);
  expect(await db.slackPerson.count({ where: { greetedAt: { not: null } } })).toBe(0);
  await grace.openMessagesTab();
  await untilIdle(foyer);
  expect(greetings(grace)).toHaveLength(1);
});

it('the greeting arrives once after a temporary error, without another look at Foyer', async () => {
  await using foyer = await startFoyer();
  const { slack } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'internal_error' });
  await Promise.all([grace.openMessagesTab(), grace.openHome()]);
  await emptyQueue(foyer.db);
  expect(greetings(grace)).toHaveLength(1);
});

it('the greeting that was sent while somebody set Foyer up says that it is done', async () => {
  await using foyer = await startFoyer();
  const { slack, database } = foyer;
  await slack.changePerson('margaret', { isAdmin: true });
  const [grace, margaret] = [slack.person('grace'), slack.person('margaret')];
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 1_500 });
  await margaret.openMessagesTab();
  // From here on Foyer can't write down where the greeting is.
  await until(
    async () => (await jobs(foyer.db, 'greeting:')).some(job => job.locked_by),
    'the greeting to begin',
  );
  const rival = new pg.Client({ connectionString: database.ownerUrl });
  await rival.connect();
  await rival.query('begin');
  await rival.query('select from slack_people where slack_user_id = $1 for update', [margaret.id]);
  await slack.waitFor(() => greetings(margaret).length === 1, 'the greeting');
  await submitSetUp(grace, { channel: null });
  await grace.closeModal();
  await rival.query('commit');
  await rival.end();
  await untilIdle(foyer);
  expect(margaret.messages().map(message => message.plain())).toEqual([
    expect.stringContaining('✓ @grace set up Lovelace Labs.'),
  ]);
});
