import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { reasonText } from '../../src/messages/reasons.ts';
import type { Bounce } from '../../src/web/bounces/bounce.ts';
import { createBounces } from '../../src/web/bounces/bounces.ts';
import { fetchFromSns } from '../../src/web/bounces/sns-hosts.ts';
import { type Foyer, quietLog, startFoyer } from '../support/foyer.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { setUp, untilIdle } from '../support/story.ts';
import { emails, inviteOutside, SOFIA } from './story.ts';

const SECRET = 'a secret of the provider';

function start(server: MailServer): Promise<Foyer> {
  return startFoyer('http', { mail: { ...server, settings: { MAIL_BOUNCE_SECRET: SECRET } } });
}

async function report(foyer: Foyer, body: object, headers: Record<string, string>): Promise<number> {
  const { status } = await fetch(`${foyer.app.url}/mail/bounces`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  await untilIdle(foyer);
  return status;
}

/** Signs as the Standard Webhooks scheme says. */
function signed(body: object, secret = SECRET, at = new Date()): Record<string, string> {
  const id = 'msg_1';
  const signature = new Webhook(Buffer.from(secret).toString('base64')).sign(id, at, JSON.stringify(body));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`foyer:${secret}`).toString('base64')}`,
});

it('an email that comes back later fails with the reason, and its inviter reads it once', async () => {
  await using server = await startMailServer();
  await using foyer = await start(server);
  await setUp(foyer);
  await inviteOutside(foyer);
  const [mail] = server.mails;
  const body = { bounces: [{ email: SOFIA, messageId: mail?.messageId, reason: '550 5.1.1 User unknown' }] };
  expect(await report(foyer, body, signed(body))).toBe(200);
  expect(await report(foyer, body, signed(body))).toBe(200);
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: failed`]);
  const grace = foyer.slack.person('grace');
  const told = grace
    .messages()
    .filter(message => message.plain().includes('The email came back: “550 5.1.1 User unknown”.'));
  expect(told).toHaveLength(1);
});

it('a report that nobody signed, or that was signed long ago or with another secret, changes nothing', async () => {
  await using server = await startMailServer();
  await using foyer = await start(server);
  await setUp(foyer);
  await inviteOutside(foyer);
  const body = { bounces: [{ email: SOFIA }] };
  const postmark = { RecordType: 'Bounce', Type: 'HardBounce', Email: SOFIA };
  const old = new Date(Date.now() - 60 * 60 * 1000);
  for (const [sent, headers] of [
    [body, {}],
    [body, signed(body, 'another secret of 16')],
    [body, signed(body, SECRET, old)],
    [body, signed({ bounces: [] })],
    [postmark, {}],
    [postmark, basic('wrong')],
    [postmark, { authorization: `Basic ${SECRET}` }],
    [{ Type: 'Notification' }, { 'x-amz-sns-message-type': 'Notification' }],
  ] as const) {
    expect(await report(foyer, sent, headers)).toBe(401);
  }
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
});

it('Postmark’s hard bounces end the delivery that they name, and its soft ones do not', async () => {
  await using server = await startMailServer();
  await using foyer = await start(server);
  await setUp(foyer);
  await inviteOutside(foyer);
  const { headers } = await server.waitForMail(SOFIA);
  const delivery = headers['x-pm-metadata-delivery'];
  const record = { RecordType: 'Bounce', Email: SOFIA, Metadata: { delivery }, Details: 'No such user' };
  const soft = { ...record, Type: 'SoftBounce' };
  expect(await report(foyer, soft, basic(SECRET))).toBe(200);
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  const other = { ...record, Type: 'HardBounce', Metadata: { delivery: 'another' } };
  expect(await report(foyer, other, basic(SECRET))).toBe(200);
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: delivered`]);
  expect(await report(foyer, { ...record, Type: 'HardBounce' }, basic(SECRET))).toBe(200);
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: failed`]);
});

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:bounces';
const CERTIFICATE = `https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-${'a1'.repeat(16)}.pem`;
const folder = join(import.meta.dirname, '../support/mail-server');

/** A message of Amazon SNS, signed with the key of the tests. */
function sns(fields: Record<string, string>): Record<string, string> {
  const message: Record<string, string> = {
    Type: 'Notification',
    MessageId: '1',
    TopicArn: TOPIC,
    Timestamp: '2026-01-05T09:00:00.000Z',
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE,
    ...fields,
  };
  const names = ['Message', 'MessageId', 'SubscribeURL', 'Subject', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names
    .filter(name => message[name] !== undefined)
    .map(name => `${name}\n${message[name]}\n`)
    .join('');
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  const Signature = createSign(algorithm)
    .update(text)
    .sign(readFileSync(join(folder, 'key.pem')), 'base64');
  return { ...message, Signature };
}

const bounced = {
  notificationType: 'Bounce',
  mail: { tags: { delivery: ['0190a8b4-0000-7000-8000-000000000000'] } },
  bounce: {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: SOFIA, diagnosticCode: 'smtp; 550 User unknown' }],
  },
};

/**
 * A webhook that believes Amazon, and what it recorded and fetched.
 * @param answers of Amazon's host, before the certificate
 */
function webhook(answers: (string | Error)[] = []) {
  const recorded: Bounce[] = [];
  const fetched: string[] = [];
  const { answer } = createBounces({
    secret: undefined,
    snsTopicArn: TOPIC,
    log: quietLog,
    record: async bounce => recorded.push(bounce) > 0,
    fetch: async url => {
      fetched.push(url);
      const answered = answers.shift() ?? readFileSync(join(folder, 'certificate.pem'), 'utf8');
      if (answered instanceof Error) throw answered;
      return answered;
    },
  });
  const post = async (message: object) => {
    const headers = { 'x-amz-sns-message-type': 'Notification' };
    return (await answer({ headers, body: Buffer.from(JSON.stringify(message)) })).status;
  };
  return { recorded, fetched, post };
}

it.each(['1', '2'])(
  'a bounce of Amazon SES is read from a message signed with version %s',
  async SignatureVersion => {
    const { recorded, fetched, post } = webhook();
    const message = sns({ SignatureVersion, Message: JSON.stringify(bounced) });
    expect([await post(message), await post(message)]).toEqual([200, 200]);
    expect(recorded[0]).toEqual({
      deliveryId: '0190a8b4-0000-7000-8000-000000000000',
      email: SOFIA,
      reason: 'smtp; 550 User unknown',
    });
    expect(fetched).toEqual([CERTIFICATE]);
  },
);

it('a bounce that Amazon SES still tries, and a complaint, end nothing', async () => {
  const { recorded, post } = webhook();
  const passing = { ...bounced, bounce: { ...bounced.bounce, bounceType: 'Transient' } };
  for (const each of [passing, { notificationType: 'Complaint' }]) {
    expect(await post(sns({ Message: JSON.stringify(each) }))).toBe(200);
  }
  expect(recorded).toEqual([]);
});

it('the subscription of the topic is confirmed at Amazon, and nowhere else', async () => {
  const { fetched, post } = webhook();
  const at = (SubscribeURL: string) =>
    sns({ Type: 'SubscriptionConfirmation', Message: 'Confirm', Token: 't', SubscribeURL });
  const own = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
  expect(await post(at(own))).toBe(200);
  expect(await post(at('https://sns.evil.example/?Action=ConfirmSubscription'))).toBe(200);
  expect(fetched).toEqual([CERTIFICATE, own]);
});

it.each([
  ['of another topic', { TopicArn: 'arn:aws:sns:eu-west-1:1:other' }],
  [
    'with a certificate of another host',
    { SigningCertURL: CERTIFICATE.replace('amazonaws.com', 'evil.example') },
  ],
  [
    'with a certificate of a host that only begins alike',
    { SigningCertURL: CERTIFICATE.replace('.com/', '.com.evil.example/') },
  ],
  ['with a certificate over http', { SigningCertURL: CERTIFICATE.replace('https:', 'http:') }],
  ['with a certificate at another path', { SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/evil.pem' }],
])('a message %s is refused, and nothing is fetched', async (_, fields) => {
  const { recorded, fetched, post } = webhook();
  expect(await post(sns({ Message: JSON.stringify(bounced), ...fields }))).toBe(401);
  expect([recorded, fetched]).toEqual([[], []]);
});

it.each([
  'https://evil.example/SimpleNotificationService-a.pem',
  'http://sns.eu-west-1.amazonaws.com/',
  'https://sns.eu-west-1.amazonaws.com:8443/',
  'https://user@sns.eu-west-1.amazonaws.com/',
  'https://sns.eu-west-1.amazonaws.com.evil.example/',
  'file:///etc/passwd',
])('nothing is fetched from %s', async url => {
  await expect(fetchFromSns(url)).rejects.toThrow('outside Amazon SNS');
});

it('a message that was changed after it was signed is refused', async () => {
  const { recorded, post } = webhook();
  const message = sns({ Message: JSON.stringify(bounced) });
  expect(await post({ ...message, Message: JSON.stringify({ ...bounced, mail: {} }) })).toBe(401);
  expect(await post({ ...message, Signature: 'AAAA' })).toBe(401);
  expect(recorded).toEqual([]);
});

it('a certificate that Amazon’s host doesn’t give now is asked for again, so no bounce is lost', async () => {
  const { recorded, fetched, post } = webhook([new Error('timeout'), '<html>Service unavailable</html>']);
  const message = sns({ Message: JSON.stringify(bounced) });
  expect(await post(message)).toBe(503);
  expect(await post(message)).toBe(401);
  expect([await post(message), await post(message)]).toEqual([200, 200]);
  expect([recorded.length, fetched.length]).toEqual([2, 3]);
});

it('a bounce that comes before Foyer has noted that the email was taken is reported again, not lost', async () => {
  await using server = await startMailServer();
  await using foyer = await start(server);
  await setUp(foyer);
  await inviteOutside(foyer);
  const { id } = await foyer.db.delivery.findFirstOrThrow({ where: { medium: 'email' } });
  await foyer.db.delivery.update({ where: { id }, data: { status: 'queued' } });
  const named = { bounces: [{ email: SOFIA, messageId: `<${id}@lovelace.example>` }] };
  const unnamed = { bounces: [{ email: SOFIA }] };
  for (const body of [named, unnamed]) expect(await report(foyer, body, signed(body))).toBe(503);
  await foyer.db.delivery.update({ where: { id }, data: { status: 'delivered' } });
  expect(await report(foyer, named, signed(named))).toBe(200);
  expect(await emails(foyer)).toEqual([`invitation to ${SOFIA}: failed`]);
});

it('whatever text a bounce contains, it is answered, and people read only what can be shown', async () => {
  await using server = await startMailServer();
  await using foyer = await start(server);
  await setUp(foyer);
  await inviteOutside(foyer);
  const [{ messageId = '', text = '' } = {}] = server.mails;
  const [link = ''] = /https?:\S+\/i\/[\w-]+/u.exec(text) ?? [];
  expect(link).not.toBe('');
  const odd = [null, [], 'x', 5, { bounces: null }, { bounces: [null] }];
  for (const body of odd) expect(await report(foyer, body as object, signed(body as object))).toBe(400);
  const reason = `550 a\0b \u202egnp.exe \ud800 see ${link} or ${link.split('/i/')[1]} ${'😀'.repeat(300)}`;
  for (const bounce of [{ email: `${SOFIA}\0` }, { email: '\ud800' }, { email: SOFIA, messageId, reason }]) {
    const body = { bounces: [bounce] };
    expect(await report(foyer, body, signed(body))).toBe(200);
  }
  const failed = await foyer.db.delivery.findFirstOrThrow({ where: { medium: 'email' } });
  expect(reasonText(failed.reason)).toMatch(
    /^The email came back: “550 ab gnp\.exe see http\S+\/i\/\[hidden\] or \[hidden\] 😀+…”\.$/u,
  );
});
