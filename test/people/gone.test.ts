import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { deliveries, modes, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

describe.each(modes)('a person deactivated in Slack, over %s', mode => {
  it('a deactivated person gets nothing that waited: it failed, and the initiator reads so', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 600 });
    await runCommand(grace, '/invite @ada as VIEWER');
    // The message waits as long as Slack said.
    await untilIdle(foyer);
    await slack.changePerson('ada', { deactivated: true });
    await db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
    await untilIdle(foyer);
    expect(
      slack.calls.of('chat.postMessage').filter(({ args }) => args.channel === slack.person('ada').id),
    ).toHaveLength(1);
    expect(await deliveries(foyer)).toEqual([
      'invitation to ada: failed',
      'delivery-failed to grace: delivered',
    ]);
    expect(grace.messages().at(-1)?.plain()).toContain('account is deactivated');

    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain('Ada Lovelace is deactivated in this Slack workspace');
    expect(await db.delivery.count({ where: { message: 'invitation' } })).toBe(1);
  });

  it('Foyer asks Slack about a person before a message when it has heard nothing of them lately, and only then', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    const asked = () => slack.calls.of('users.info').filter(({ args }) => args.user === ada.id).length;
    const resend = async () => {
      await timePasses(foyer, 60_000);
      await grace.command('/invite pending');
      const list = grace.modal();
      if (list) await grace.press(list, 'Resend');
      await grace.closeModal();
      await untilIdle(foyer);
    };
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(asked()).toBe(1);
    await resend();
    expect(asked()).toBe(1);

    const long = { where: { slackUserId: ada.id }, data: { updatedAt: new Date(0) } };
    await db.slackPerson.updateMany(long);
    slack.faults.next('users.info', { kind: 'ratelimited', retryAfter: 0 });
    await resend();
    expect(asked()).toBe(2);
    // Their account is deactivated, and the event of it was lost.
    ada.spec.deactivated = true;
    await db.slackPerson.updateMany(long);
    await resend();
    expect(asked()).toBe(3);
    expect(await deliveries(foyer)).toEqual([
      'invitation to ada: delivered',
      'invitation to ada: delivered',
      'invitation to ada: delivered',
      'invitation to ada: failed',
      'delivery-failed to grace: delivered',
    ]);
  });
});
