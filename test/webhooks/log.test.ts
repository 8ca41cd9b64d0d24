import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { readDeliveries, readDelivery } from '../../src/domain/webhooks/log/read.ts';
import { countToSendAgain, sendAgain } from '../../src/domain/webhooks/log/send-again.ts';
import { deactivate } from '../erasure/erasing.ts';
import { startWorld } from '../members/world.ts';
import type { Foyer } from '../support/foyer.ts';
import { DAY_MS } from '../time/schedule.ts';
import {
  addReceiver,
  becomeMember,
  ok,
  openDeliveries,
  press,
  pressWebhook,
  startFoyerForWebhooks,
  startReceiver,
  status,
  untilSent,
} from './receiver.ts';

const MEMBERS = ['member.joined', 'member.deactivated'];

it('an admin reads in the log what was sent, what came back, the tries and the next one', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = (_, response) => response.writeHead(500).end('<!channel> *no* & <b>never</b>');
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  const grace = foyer.slack.person('grace');
  const log = await openDeliveries(foyer);
  expect(log).toContain('member.joined · Waiting');
  expect(log).toContain('Answered 500 · 1 try · Next try');
  expect(log).toContain('1 waiting, 0 failed');
  const details = await press(grace, 'Details of member.joined');
  const [sent] = product.received;
  expect(details).toContain(`POST ${product.url}`);
  expect(details).toContain(`webhook-id: ${sent?.headers['webhook-id']}`);
  expect(details).toContain(`webhook-timestamp: ${sent?.headers['webhook-timestamp']}`);
  expect(details).not.toContain(sent?.headers['webhook-signature']);
  expect(details).toContain('"email": "ada@lovelace.example"');
  expect(JSON.stringify(grace.modal()?.blocks)).toContain(
    '{"type":"rich_text_preformatted","elements":[{"type":"text","text":"<!channel> *no* & <b>never</b>"}]}',
  );
});

it.each([
  ['a redirect', status(307, { location: 'http://10.0.0.1/' }), 'Answered 307. Foyer follows no redirects'],
  ['an empty answer', status(503), 'Answered 503'],
])('the log says in plain words what %s was', async (_, answers, expected) => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  product.answers = answers;
  await pressWebhook(foyer, 'Send test');
  await untilSent(foyer);
  expect(await openDeliveries(foyer)).toContain(expected);
});

it('an admin reads why nothing was reached', async () => {
  await using foyer = await startFoyerForWebhooks();
  await addReceiver(foyer, 'http://127.0.0.1:1/');
  await pressWebhook(foyer, 'Send test');
  await untilSent(foyer);
  expect(await openDeliveries(foyer)).toContain('No connection · 1 try');
  expect(await press(foyer.slack.person('grace'), 'Details of test')).toContain('There was no answer.');
});

it('a long log is paged, and those that are not delivered can be listed alone', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  await deliveries(foyer, 23, `case when n = 2 then 'failed' else 'delivered' end`);
  const grace = foyer.slack.person('grace');
  const shown = (screen: string) =>
    screen.match(/type\.\d+/gu)?.filter((each, at, all) => all.indexOf(each) === at);
  expect(shown(await openDeliveries(foyer))).toEqual(types(23, 14));
  expect(shown(await press(grace, 'Older'))).toEqual(types(13, 4));
  expect(shown(await press(grace, 'Older'))).toEqual(types(3, 1));
  expect(shown(await press(grace, 'Newer'))).toEqual(types(13, 4));
  expect(shown(await press(grace, 'Show undelivered only'))).toEqual(['type.2']);
  expect(grace.screen()).toContain('type.2 · Failed, given up');
  expect(shown(await press(grace, 'Show all'))).toEqual(types(23, 14));
  expect(await press(grace, 'All webhooks')).toContain('Add webhook');
});

it('a delivery is sent again with the same id and body, and the audit log says so', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  const grace = foyer.slack.person('grace');
  await openDeliveries(foyer);
  await press(grace, 'Details of member.joined');
  expect(await press(grace, 'Send again')).toContain('Foyer is sending it again.');
  await untilSent(foyer);
  const [first, again] = product.received;
  expect(product.received).toHaveLength(2);
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(again?.body).toBe(first?.body);
  await grace.closeModal();
  await grace.command('/invite audit');
  expect(grace.screen()).toMatch(/sent 1 delivery to the webhook .* again/u);
});

it('one that waits after failures is sent at once when an admin asks, before what came later', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = status(500);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await deactivate(foyer.slack.person('grace'), 'ada@lovelace.example');
  await untilSent(foyer);
  product.answers = ok;
  product.received.length = 0;
  const grace = foyer.slack.person('grace');
  expect(await openDeliveries(foyer)).toMatch(/member.deactivated · Waiting\n.*An earlier event goes first/u);
  await press(grace, 'Details of member.deactivated');
  expect(await press(grace, 'Send again')).toContain('after an earlier event that waits');
  expect(product.received).toHaveLength(0);
  await grace.goBack();
  await press(grace, 'Details of member.joined');
  await press(grace, 'Send again');
  await product.until(2);
  expect(product.told()).toEqual([
    'member.joined ada@lovelace.example',
    'member.deactivated ada@lovelace.example',
  ]);
  await untilSent(foyer);
});

it('all since a moment is sent again in order, after the admin has read how many', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  await becomeMember(foyer, 'linus', 'EDITOR');
  await untilSent(foyer);
  await foyer.db.$executeRaw`update webhook_messages set created_at = created_at - interval '2 hours'`;
  await pressWebhook(foyer, 'Send test');
  await becomeMember(foyer, 'ada', 'EDITOR');
  await deactivate(foyer.slack.person('grace'), 'ada@lovelace.example');
  await untilSent(foyer);
  const before = product.received.filter(({ body }) => body.includes('ada@'));
  product.received.length = 0;
  const grace = foyer.slack.person('grace');
  await openDeliveries(foyer);
  await press(grace, 'Send again since …');
  await grace.fill({ Since: seconds(foyer.clock.now().getTime() - 60 * 60 * 1000) });
  await grace.submit();
  expect(grace.screen()).toContain('Foyer will send 2 deliveries since');
  expect(product.received).toHaveLength(0);
  await grace.submit();
  expect(grace.screen()).toContain('Foyer is sending 2 deliveries to');
  await untilSent(foyer);
  expect(product.received.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  expect(product.told()).toEqual([
    'member.joined ada@lovelace.example',
    'member.deactivated ada@lovelace.example',
  ]);
});

it.each([
  ['before the log begins', -31 * DAY_MS, 'Foyer keeps deliveries for 30 days. Choose a later time.'],
  ['in the future', DAY_MS, 'Nothing has happened since then. Choose an earlier time.'],
])('a moment %s is refused at its field', async (_, away, expected) => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  await deliveries(foyer, 3, `'delivered'`);
  const grace = foyer.slack.person('grace');
  await openDeliveries(foyer);
  await press(grace, 'Send again since …');
  await grace.fill({ Since: seconds(foyer.clock.now().getTime() + away) });
  const { fieldErrors } = await grace.submit();
  expect(Object.values(fieldErrors ?? {})).toEqual([expected]);
});

it('nothing is sent again while the webhook is off: it says to turn it on first', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  await deliveries(foyer, 1, `'delivered'`);
  await pressWebhook(foyer, 'Turn off');
  const grace = foyer.slack.person('grace');
  await openDeliveries(foyer);
  await press(grace, 'Details of type.1');
  expect(await press(grace, 'Send again')).toContain('Turn the webhook on first.');
  await grace.closeModal();
  await openDeliveries(foyer);
  await press(grace, 'Send again since …');
  await grace.fill({ Since: seconds(foyer.clock.now().getTime() - DAY_MS) });
  await grace.submit();
  expect(grace.screen()).toContain('Turn the webhook on first.');
  expect(await foyer.db.webhookMessage.count({ where: { state: 'waiting' } })).toBe(0);
});

it('a member without the right reads no delivery and sends none again, whatever its id', async () => {
  await using world = await startWorld(crowdsec);
  const { domain, organization } = world;
  const { actor } = await world.member('Ada', 'VIEWER');
  const webhook = {
    url: 'https://hooks.lovelace.example/',
    secret: new Uint8Array(24),
    blankMeansAll: false,
  };
  const [webhookId, deliveryId] = [randomUUID(), randomUUID()];
  await world.db.webhookEndpoint.create({
    data: { ...webhook, id: webhookId, organizationId: organization.id, createdAt: world.clock.now() },
  });
  const message = { type: 'test', subjectKind: 'test', subjectId: randomUUID(), xact: 1, body: '{}' };
  await world.db.webhookMessage.create({
    data: { ...message, id: deliveryId, endpointId: webhookId, sequence: 1 },
  });
  for (const refused of [
    () => readDeliveries(domain, actor, { webhookId, isUndelivered: false, from: null }),
    () => readDelivery(domain, actor, deliveryId),
    () => sendAgain(domain, actor, { deliveryId }),
    () => countToSendAgain(domain, actor, { webhookId, since: world.clock.now() }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'not-allowed' });
});

/** A moment as Slack's picker has it. */
const seconds = (at: number) => Math.floor(at / 1000);

/** Writes that so many were sent: "type.1" and so on. @param state of the one with number n */
async function deliveries({ db }: Foyer, count: number, state: string): Promise<void> {
  await db.$executeRawUnsafe(`
    insert into webhook_messages
      (id, endpoint_id, sequence, type, subject_kind, subject_id, xact, body, state, attempts, tried_at, status)
    select gen_random_uuid(), e.id, n, 'type.' || n, 'member', gen_random_uuid(), n, '{}',
      (${state})::"WebhookMessageState", 1, now(), 200
    from webhook_endpoints e, generate_series(1, ${count}) as n`);
}

/** "type.13" down to "type.4". */
const types = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `type.${from - index}`);
