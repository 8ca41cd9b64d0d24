import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, press, submit } from './cast.ts';

/** The owner adds a webhook and looks after it. Nothing answers there, so nothing leaves this machine. */
export async function playWebhooks(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.press(home(grace), 'Settings');
  await press(grace, 'Webhooks');
  await press(grace, 'Add webhook');
  await grace.fill({ URL: 'https://canary.invalid/hooks', Events: ['member.joined'] });
  await submit(grace, 'Copy the secret now');
  await press(grace, 'Send test');
  await press(grace, 'Replace secret');
  await press(grace, 'Turn off');
  await press(grace, 'Turn on');
  await grace.closeModal();
  // Without the settings below: in a third modal a refusal repeats the modal that the request itself carries.
  await grace.command('/invite webhooks');
  await lookAtDeliveries(foyer);
  await press(grace, 'Remove');
  await grace.closeModal();
  await untilIdle(foyer);
}

/** She reads the log of the webhook, page by page, and sends some of it again. */
async function lookAtDeliveries(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  // As if as many members had joined as a second page needs.
  await foyer.db.$executeRaw`
    insert into webhook_messages (id, endpoint_id, sequence, type, subject_kind, subject_id, xact, body, state, created_at)
    select gen_random_uuid(), e.id, nextval('webhook_sequence'),
      case when n = 12 then 'member.left' else 'member.joined' end, 'member', gen_random_uuid(), n,
      '{"canary": "member"}', 'failed', ${foyer.clock.now()}
    from webhook_endpoints e, generate_series(1, 12) as n`;
  await press(grace, 'Deliveries');
  await press(grace, 'Show undelivered only');
  await press(grace, 'Show all');
  await press(grace, 'Older');
  await press(grace, 'Newer');
  await press(grace, 'Details of member.left');
  await press(grace, 'Send again');
  await grace.goBack();
  await press(grace, 'Send again since …');
  await grace.fill({ Since: Math.floor(foyer.clock.now().getTime() / 1000) - 60 });
  await submit(grace, 'Foyer will send 12 deliveries');
  await submit(grace, 'Foyer is sending 12 deliveries');
  await press(grace, 'All webhooks');
}
