import { expect, it } from 'vitest';
import { deactivate, erase } from '../erasure/erasing.ts';
import { runCommand, timePasses, untilIdle } from '../support/story.ts';
import { DAY_MS } from '../time/schedule.ts';
import {
  addReceiver,
  becomeMember,
  ok,
  openDeliveries,
  press,
  pressWebhook,
  signedWith,
  startFoyerForWebhooks,
  startReceiver,
  status,
  untilSent,
  untilStopped,
  verify,
} from './receiver.ts';

const MEMBERS = ['member.joined', 'member.access_changed', 'member.updated', 'member.deactivated'];

it('a product learns of an invitation and of the member, and verifies both with the library', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  const secret = await addReceiver(foyer, product.url);
  await becomeMember(foyer, 'ada', 'EDITOR', 'Teacher Laptops');
  await untilSent(foyer);
  expect(product.told().sort()).toEqual([
    'invitation.accepted ada@lovelace.example',
    'invitation.created ada@lovelace.example',
    'member.joined ada@lovelace.example',
  ]);
  for (const each of product.received) expect(verify(secret, each)).toMatchObject({ version: 1 });
  const joined = product.received.find(({ event }) => event.type === 'member.joined')?.event;
  expect(joined?.data).toMatchObject({
    email: 'ada@lovelace.example',
    slackUserId: foyer.slack.person('ada').id,
    isActive: true,
    role: { name: 'EDITOR' },
    groups: [{ name: 'Teacher Laptops', level: 'access' }],
  });
});

it('an endpoint gets the events that it asked for, and no others', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, ['member.joined']);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  expect(product.told()).toEqual(['member.joined ada@lovelace.example']);
});

it('a message that fails is sent again with the same id and body, and only that member’s later ones wait for it', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = (request, response) =>
    (request.body.includes('ada@lovelace.example') ? status(500) : ok)(request, response);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await becomeMember(foyer, 'linus', 'EDITOR');
  await deactivate(foyer.slack.person('grace'), 'ada@lovelace.example');
  await deactivate(foyer.slack.person('grace'), 'linus@lovelace.example');
  await untilSent(foyer);
  expect(product.told().sort()).toEqual([
    'member.deactivated linus@lovelace.example',
    'member.joined ada@lovelace.example',
    'member.joined linus@lovelace.example',
  ]);
  product.answers = ok;
  await timePasses(foyer, 10_000);
  await product.until(5);
  expect(product.told().slice(3)).toEqual([
    'member.joined ada@lovelace.example',
    'member.deactivated ada@lovelace.example',
  ]);
  const [first, again] = product.received.filter(
    ({ event, body }) => event.type === 'member.joined' && body.includes('ada@'),
  );
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(again?.body).toBe(first?.body);
  await untilSent(foyer);
});

it('a receiver that answers 500 for three days is disabled, and the admins read it; turned on, it gets all that waited', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = status(500);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  for (let tries = 1; tries < 40 && !(await isDisabled()); tries += 1) {
    await timePasses(foyer, DAY_MS / 4);
    await untilSent(foyer);
  }
  async function isDisabled() {
    return (await foyer.db.webhookEndpoint.count({ where: { state: 'failing' } })) === 1;
  }
  expect(await isDisabled()).toBe(true);
  expect(product.received.length).toBeGreaterThan(10);
  expect(new Set(product.received.map(({ body }) => body)).size).toBe(1);
  await untilIdle(foyer);
  const grace = foyer.slack.person('grace');
  expect(grace.messages().at(-1)?.plain()).toContain('took nothing for three days');
  product.answers = ok;
  product.received.length = 0;
  await pressWebhook(foyer, 'Turn on');
  await untilSent(foyer);
  expect(product.told()).toEqual(['member.joined ada@lovelace.example']);
});

it('an event that alone is refused for three days is given up: the admins read it once, and find it in the log', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = (request, response) =>
    (request.event.type === 'member.joined' ? status(422) : ok)(request, response);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await becomeMember(foyer, 'linus', 'EDITOR');
  await untilSent(foyer);
  const failed = () => foyer.db.webhookMessage.count({ where: { state: 'failed' } });
  for (let tries = 1; tries < 40 && (await failed()) < 2; tries += 1) {
    await timePasses(foyer, DAY_MS / 4);
    // Others get through.
    await pressWebhook(foyer, 'Send test');
    await untilSent(foyer);
  }
  expect(await failed()).toBe(2);
  expect(await foyer.db.webhookEndpoint.count({ where: { state: 'on' } })).toBe(1);
  await untilIdle(foyer);
  const grace = foyer.slack.person('grace');
  const told = grace.messages().filter(each => each.plain().includes('refused a member.joined event'));
  expect(told).toHaveLength(1);
  expect(told[0]?.plain()).toContain('Other events get through');
  await openDeliveries(foyer);
  expect(await press(grace, 'Show undelivered only')).toContain('0 waiting, 2 failed');
  // What comes later about the same member goes out.
  await grace.closeModal();
  await deactivate(grace, 'ada@lovelace.example');
  await untilSent(foyer);
  expect(product.told().at(-1)).toBe('member.deactivated ada@lovelace.example');
});

it('a receiver that answers 410 is disabled at once', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  product.answers = status(410);
  await runCommand(foyer.slack.person('grace'), '/invite @ada as EDITOR');
  await untilStopped(foyer, 'gone');
  await untilIdle(foyer);
  expect(product.received).toHaveLength(1);
  expect(foyer.slack.person('grace').messages().at(-1)?.plain()).toContain('answered 410 Gone');
});

it('an old secret and the new one both sign for a day; then only the new one does', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  const before = await addReceiver(foyer, product.url);
  const after = /whsec_[\w+/=]+/u.exec(await pressWebhook(foyer, 'Replace secret'))?.[0] ?? '';
  expect(after).not.toBe(before);
  await runCommand(foyer.slack.person('grace'), '/invite @ada as EDITOR');
  await untilSent(foyer);
  const [both] = product.received;
  if (!both) throw new Error('Nothing was received.');
  verify(before, both);
  verify(after, both);
  await timePasses(foyer, DAY_MS + 1);
  await runCommand(foyer.slack.person('grace'), '/invite @linus as EDITOR');
  await untilSent(foyer);
  const last = product.received.at(-1);
  // The library refuses the time of a day later, so it signs here instead of verifying.
  expect(last?.headers['webhook-signature']).toBe(last && signedWith(after, last));
});

it('each secret verifies alone while one is replaced, and an older one does not', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  const before = await addReceiver(foyer, product.url);
  const after = /whsec_[\w+/=]+/u.exec(await pressWebhook(foyer, 'Replace secret'))?.[0] ?? '';
  const newest = /whsec_[\w+/=]+/u.exec(await pressWebhook(foyer, 'Replace secret'))?.[0] ?? '';
  await pressWebhook(foyer, 'Send test');
  await untilSent(foyer);
  const [sent] = product.received;
  if (!sent) throw new Error('Nothing was received.');
  verify(after, sent);
  verify(newest, sent);
  expect(() => verify(before, sent)).toThrow('No matching signature found');
});

it('a receiver that answers 500 for a day gets all of it once it works, in order for each member', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, ['member.joined', 'member.deactivated']);
  product.answers = status(500);
  const grace = foyer.slack.person('grace');
  for (const name of ['ada', 'linus']) {
    await becomeMember(foyer, name, 'EDITOR');
    await deactivate(grace, `${name}@lovelace.example`);
  }
  for (let hours = 0; hours < 24; hours += 1) {
    await timePasses(foyer, DAY_MS / 24);
    await untilSent(foyer);
  }
  expect(new Set(product.told())).toEqual(
    new Set(['member.joined ada@lovelace.example', 'member.joined linus@lovelace.example']),
  );
  product.answers = ok;
  product.received.length = 0;
  await timePasses(foyer, DAY_MS / 2);
  await product.until(4);
  await untilSent(foyer);
  expect(product.received).toHaveLength(4);
  for (const name of ['ada', 'linus'])
    expect(product.told().filter(each => each.endsWith(`${name}@lovelace.example`))).toEqual(
      ['member.joined', 'member.deactivated'].map(type => `${type} ${name}@lovelace.example`),
    );
});

it('the log ends after 30 days, also what waits for a webhook that is off; newer deliveries stay', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  for (const _ of ['sent', 'refused', 'waiting', 'kept']) await pressWebhook(foyer, 'Send test');
  await untilSent(foyer);
  const [sent, refused, waiting, kept] = await foyer.db.webhookMessage.findMany({
    orderBy: { sequence: 'asc' },
  });
  const daysAgo = (days: number) => new Date(foyer.clock.now().getTime() - days * DAY_MS);
  const age = (message: { id: string } | undefined, data: object) =>
    foyer.db.webhookMessage.update({ where: { id: message?.id ?? '' }, data });
  await age(sent, { createdAt: daysAgo(31), triedAt: daysAgo(30.1) });
  await age(refused, { createdAt: daysAgo(34), triedAt: daysAgo(31), state: 'failed' });
  await age(waiting, { createdAt: daysAgo(30.1), triedAt: null, state: 'waiting', dueAt: daysAgo(-1) });
  await age(kept, { createdAt: daysAgo(31), triedAt: daysAgo(29.9) });
  await foyer.db.$executeRaw`
    select graphile_worker.add_job(foyer_task('forget-webhooks', id), '{}') from workspaces`;
  await untilIdle(foyer);
  expect(await foyer.db.webhookMessage.findMany({ select: { id: true } })).toEqual([{ id: kept?.id }]);
});

it('an admin sends a test, also while the webhook is off', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  await pressWebhook(foyer, 'Turn off');
  await becomeMember(foyer, 'ada', 'EDITOR');
  await pressWebhook(foyer, 'Send test');
  await product.until(1);
  expect(product.told()).toEqual(['test']);
});

it('a restarted program sends what the one before did not', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url, MEMBERS);
  product.answers = status(503);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  product.answers = ok;
  await timePasses(foyer, 60_000);
  await foyer.restart();
  await foyer.db.$executeRaw`
    select graphile_worker.add_job(foyer_task('webhooks-due', id), '{}') from workspaces`;
  await untilSent(foyer);
  expect(product.told().at(-1)).toBe('member.joined ada@lovelace.example');
  expect(await foyer.db.webhookMessage.count({ where: { state: 'delivered' } })).toBe(1);
});

it('an erased person leaves no trace in what was sent and waits; the product learns that it must delete theirs', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startReceiver();
  await addReceiver(foyer, product.url);
  await becomeMember(foyer, 'ada', 'EDITOR');
  await untilSent(foyer);
  const grace = foyer.slack.person('grace');
  await deactivate(grace, 'ada@lovelace.example');
  await untilSent(foyer);
  const { id } = await foyer.db.member.findFirstOrThrow({ where: { email: 'ada@lovelace.example' } });
  await erase(grace, 'ada@lovelace.example');
  await untilSent(foyer);
  const gone = product.received.map(({ event }) => event).filter(({ type }) => type.endsWith('.removed'));
  expect(gone.map(({ type }) => type).sort()).toEqual(['invitation.removed', 'member.removed']);
  expect(gone.find(({ type }) => type === 'member.removed')?.data).toEqual({ id });
  const kept = await foyer.db.webhookMessage.findMany();
  expect(kept.map(({ body }) => body).join()).not.toContain('ada@');
});
