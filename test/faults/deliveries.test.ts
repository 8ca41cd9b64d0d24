import type { Fault } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonText } from '../../src/messages/reasons.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { revokesInvite, runCommand, setUp } from '../support/story.ts';
import { callsOf, cards, emptyQueue, jobs } from './queue.ts';
import { until } from './until.ts';

/** The result of the newest invitation's message. */
async function outcome({ db }: Foyer) {
  const delivery = await db.delivery.findFirstOrThrow({
    where: { message: 'invitation' },
    orderBy: { id: 'desc' },
  });
  return { status: delivery.status, reason: delivery.reason && reasonText(delivery.reason) };
}

/** Moments of the calls of chat.postMessage, in milliseconds of this process's clock. */
function postings({ slack }: Foyer): number[] {
  const moments: number[] = [];
  slack.calls.onCall(({ method }) => {
    if (method === 'chat.postMessage') moments.push(performance.now());
  });
  return moments;
}

describe('a delivery that Slack delays', () => {
  it('a delivery waits as long as Slack asks, and succeeds afterwards', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const moments = postings(foyer);
    foyer.slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 3 });
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await emptyQueue(foyer.db);
    const [refused = 0, taken = 0, ...more] = moments;
    expect(taken - refused).toBeGreaterThanOrEqual(2_900);
    expect(more).toEqual([]);
    expect(cards(foyer.slack.person('ada'))).toHaveLength(1);
    expect(await outcome(foyer)).toEqual({ status: 'delivered', reason: null });
  });

  it('a delivery succeeds although Slack delays it more often than it may fail', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    foyer.slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 0 }, 10);
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await emptyQueue(foyer.db);
    expect(callsOf(foyer.slack, 'chat.postMessage')).toBe(11);
    expect(cards(foyer.slack.person('ada'))).toHaveLength(1);
    expect(await outcome(foyer)).toEqual({ status: 'delivered', reason: null });
  });

  it('the update of a card waits as long as Slack asks, too', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = foyer.slack.person('ada');
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await emptyQueue(foyer.db);
    const [card] = cards(ada);
    foyer.slack.faults.next('chat.update', { kind: 'ratelimited', retryAfter: 1 }, 2);
    if (card) await ada.press(card, 'Accept');
    await emptyQueue(foyer.db);
    expect(callsOf(foyer.slack, 'chat.update')).toBe(3);
    expect(cards(ada)[0]?.buttons()).toEqual([]);
  });
});

describe('a delivery with a temporary error', () => {
  it('a delivery with a temporary error is retried and arrives once', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const passing: [string, Fault][] = [
      ['ada', { kind: 'http', status: 500 }],
      ['linus', { kind: 'drop-request' }],
      ['margaret', { kind: 'error', error: 'internal_error' }],
      ['katherine', { kind: 'error', error: 'service_unavailable' }],
    ];
    for (const [index, [name, fault]] of passing.entries()) {
      slack.faults.next('chat.postMessage', fault);
      await runCommand(slack.person('grace'), `/invite @${name} as VIEWER`);
      await slack.waitFor(() => callsOf(slack, 'chat.postMessage') > index, 'the first try');
    }
    await emptyQueue(db);
    expect(callsOf(slack, 'chat.postMessage')).toBe(2 * passing.length);
    for (const [name] of passing) expect(cards(slack.person(name))).toHaveLength(1);
    expect(await db.delivery.findMany()).toMatchObject(
      passing.map(() => ({ status: 'delivered', reason: null })),
    );
  });

  it('a page of somebody else in Slack’s place is no answer: the delivery is retried and arrives once', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    for (const body of ['<html>Welcome to the hotel</html>', '{"status":"maintenance"}', '[]', '']) {
      slack.faults.next('chat.postMessage', { kind: 'garbage', body });
    }
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    const soon = setInterval(() => {
      db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where attempts > 0`.catch(
        () => {},
      );
    }, 200);
    await emptyQueue(db);
    clearInterval(soon);
    expect(callsOf(slack, 'chat.postMessage')).toBe(5);
    expect(cards(slack.person('ada'))).toHaveLength(1);
    expect(await outcome(foyer)).toEqual({ status: 'delivered', reason: null });
  });

  it('a delivery arrives twice rather than never when the reply is lost, and once either copy is pressed both show the outcome', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = foyer.slack.person('ada');
    foyer.slack.faults.next('chat.postMessage', { kind: 'drop-reply' });
    await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
    await emptyQueue(foyer.db);
    expect(cards(ada)).toHaveLength(2);
    expect(await outcome(foyer)).toEqual({ status: 'delivered', reason: null });
    const [unknown] = cards(ada);
    if (unknown) await ada.press(unknown, 'Accept');
    await emptyQueue(foyer.db);
    expect(await foyer.db.member.count()).toBe(2);
    expect(cards(ada).map(card => card.buttons())).toEqual([[], []]);
  });

  it('a delivery without tries left ends as failed with the reason', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db, slack } = foyer;
    const grace = slack.person('grace');
    slack.faults.next('chat.postMessage', { kind: 'http', status: 503 }, 2);
    await runCommand(grace, '/invite @ada as VIEWER');
    await until(
      async () => (await jobs(db)).some(job => job.attempts === 1 && !job.locked_by),
      'a failed try',
    );
    await db.$executeRaw`
      update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()`;
    await emptyQueue(db);
    expect(await outcome(foyer)).toEqual({
      status: 'failed',
      reason: 'Foyer couldn’t reach Slack for half an hour.',
    });
    expect(grace.sees('Foyer couldn’t reach Ada Lovelace')).toBe(true);
  });
});

describe('a delivery that can never succeed', () => {
  let foyer: Foyer;
  beforeAll(async () => {
    foyer = await startFoyer();
    await setUp(foyer);
  });
  afterAll(() => foyer?.[Symbol.asyncDispose]());

  const revoked = 'Foyer’s access to Slack has ended. A workspace admin can install Foyer again.';
  const fault =
    'Slack didn’t accept the message. This is a fault in Foyer. Report it to the person who runs Foyer.';
  it.each([
    ['user_disabled', 'Their Slack account is deactivated.'],
    ['is_inactive', 'Their Slack account is deactivated.'],
    ['user_not_found', 'Slack no longer knows this person.'],
    ['user_not_visible', 'Slack hides this person from Foyer.'],
    ['cannot_dm_bot', 'This is a bot. Bots can’t get direct messages.'],
    ['messages_tab_disabled', 'Foyer’s Messages tab is off in Slack. A workspace admin can turn it on.'],
    [
      'channel_not_found',
      'Foyer can’t post in the channel. It’s gone, or it’s private and Foyer isn’t in it.',
    ],
    ['not_in_channel', 'Foyer can’t post in the channel. It’s gone, or it’s private and Foyer isn’t in it.'],
    ['is_archived', 'The channel is archived.'],
    ['restricted_action', 'The workspace doesn’t let Foyer post there.'],
    ['account_inactive', revoked],
    ['invalid_auth', revoked],
    ['token_revoked', revoked],
    ['token_expired', revoked],
    [
      'missing_scope',
      'Foyer doesn’t have a permission in Slack. A workspace admin can grant it by installing Foyer again.',
    ],
    ['invalid_blocks', fault],
    ['msg_too_long', fault],
  ])(
    'a delivery that can never succeed tells the inviter, by message and in Invited users, about %s',
    async (error, reason) => {
      const { slack, db } = foyer;
      const grace = slack.person('grace');
      const name = error.replaceAll('_', '-');
      await slack.addPerson({ name, realName: `Person ${name}`, email: `${name}@lovelace.example` });
      slack.faults.next('chat.postMessage', { kind: 'error', error });
      await runCommand(grace, `/invite @${name} as VIEWER`);
      await emptyQueue(db);
      expect(await outcome(foyer)).toEqual({ status: 'failed', reason });
      expect(grace.sees(`Foyer couldn’t reach Person ${name} about Lovelace Labs. ${reason}`)).toBe(true);
      await grace.command('/invite pending');
      expect(grace.modal()?.plain()).toContain(`Not delivered: ${reason}`);
      await grace.closeModal();
    },
  );

  it('a workspace where Slack accepts no messages leaves nothing queued', async () => {
    const { slack, db } = foyer;
    slack.faults.always('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await emptyQueue(db);
    slack.faults.clear();
    expect(await db.delivery.count({ where: { status: 'queued' } })).toBe(0);
    expect(await outcome(foyer)).toEqual({ status: 'failed', reason: revoked });
  });
});

it('the approver gets a message when the requester can’t be reached', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  await ada.command('/invite request');
  await ada.submit();
  await emptyQueue(db);
  const card = grace.messages('approvals').at(-1);
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  if (card) await grace.press(card, 'Accept as VIEWER');
  await emptyQueue(db);
  expect(grace.messages().at(-1)?.plain()).toContain('Foyer couldn’t reach Ada Lovelace about Lovelace Labs');
  expect(await db.member.count()).toBe(2);
});

it('a delivery isn’t sent when the invitation was revoked while it waited', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 3 });
  await runCommand(grace, '/invite @ada as VIEWER');
  await slack.waitFor(() => callsOf(slack, 'chat.postMessage') === 1, 'the first try');
  await grace.command('/invite pending');
  const list = grace.modal();
  if (list) await revokesInvite(grace, list);
  await emptyQueue(db);
  expect(slack.person('ada').messages()).toEqual([]);
  expect(await outcome(foyer)).toMatchObject({ status: 'failed' });
});
