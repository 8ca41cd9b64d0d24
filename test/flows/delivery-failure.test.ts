import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  deliveries,
  invitationCard,
  modes,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('a message that cannot be delivered, over %s', mode => {
  it('a message that can’t be delivered is shown to the inviter with its reason, is listed in Invited users, and can be sent again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'user_disabled' });
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    expect(ada.messages()).toEqual([]);
    const notice = grace.messages().at(-1)?.plain();
    expect(notice).toContain('Foyer couldn’t reach Ada Lovelace about Lovelace Labs');
    expect(notice).toContain('deactivated');
    expect(await deliveries(foyer)).toEqual([
      'invitation to ada: failed',
      'delivery-failed to grace: delivered',
    ]);
    expect((await db.delivery.findFirst())?.reason).toContain('deactivated');

    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    const list = grace.modal();
    expect(list?.plain()).toContain('Not delivered: Their Slack account is deactivated.');
    if (list) await grace.press(list, 'Resend');
    await untilIdle(foyer);
    expect(invitationCard(ada).buttons()).toEqual(['Accept', 'Decline']);
    await grace.command('/invite pending');
    expect(grace.modal()?.plain()).toContain('Delivered by direct message');
  });

  it('a join request goes to the approvers one by one when the approvals channel accepts no messages', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'is_archived' });
    await ada.command('/invite request');
    await ada.submit();
    await untilIdle(foyer);
    expect(grace.messages().at(-1)?.plain()).toContain(
      '@ada (ada@lovelace.example) asks to join Lovelace Labs.',
    );
    expect(grace.messages().at(-1)?.buttons()).toEqual(['Accept as VIEWER', 'Accept as…', 'Reject']);
  });
});
