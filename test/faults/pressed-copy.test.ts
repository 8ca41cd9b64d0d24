import { describe, expect, it } from 'vitest';
import { openWorkplace } from '../support/process.ts';
import { runCommand } from '../support/story.ts';
import { cards, emptyQueue } from './queue.ts';
import { setUpAt } from './set-up.ts';
import { until } from './until.ts';

describe('a copy of a card known only to Slack', () => {
  it('a copy of a card known only to Slack has no live buttons after a kill between the commit of its press and the acknowledgement', async () => {
    await using place = await openWorkplace();
    const { slack, db } = place;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    const killed = await place.start();
    await setUpAt(place);
    slack.faults.next('chat.postMessage', { kind: 'drop-reply' }, 1, ({ channel }) => channel === ada.id);
    await runCommand(grace, '/invite @ada as VIEWER');
    await emptyQueue(db);
    const [unknown] = cards(ada);
    expect(cards(ada)).toHaveLength(2);
    expect(await db.postedMessage.count()).toBe(1);
    if (!unknown) throw new Error('There is no card.');

    // Nothing is brought up to date before the kill; it comes as soon as the press has committed.
    slack.faults.always('chat.update', { kind: 'hang' });
    const pressed = ada.press(unknown, 'Accept').catch(() => undefined);
    await until(async () => (await db.member.count({ where: { slackUserId: ada.id } })) === 1, 'the commit');
    expect(await db.postedMessage.count()).toBe(2);
    killed.kill('SIGKILL');
    await killed.ended;
    await pressed;
    slack.faults.clear();

    await place.start();
    await emptyQueue(db);
    for (const card of cards(ada)) expect(card.buttons()).toEqual([]);
  });

  it('a copy of a card known only to Slack is updated by a press that is refused', async () => {
    await using place = await openWorkplace();
    const { slack, db } = place;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await place.start();
    await setUpAt(place);
    slack.faults.next('chat.postMessage', { kind: 'drop-reply' }, 1, ({ channel }) => channel === ada.id);
    await runCommand(grace, '/invite @ada as VIEWER');
    await emptyQueue(db);
    const [unknown, known] = cards(ada);
    if (!unknown || !known) throw new Error('There are not two cards.');
    await ada.press(known, 'Decline');
    await emptyQueue(db);
    expect(cards(ada).flatMap(card => card.buttons())).toEqual(['Accept', 'Decline']);
    await ada.press(unknown, 'Accept');
    await emptyQueue(db);
    expect(cards(ada).flatMap(card => card.buttons())).toEqual([]);
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
  });
});
