import { ManualClock } from 'local-slack';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { post } from '../../src/delivery/webhooks/post.ts';
import { isPublicAddress } from '../../src/domain/webhooks/public-address.ts';
import { examples } from '../../src/events/events.ts';
import { startReceiver, status } from './receiver.ts';

const message = { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ type: 'none' }) };
const clock = systemClock;

it.each([
  ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254'],
  ...['192.0.0.192', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
  ...['::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '2001:db8::1'],
  ...['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::a00:1'],
  ...['2002:7f00:1::', '2001::7f00:1', '::ffff:168.63.129.16', '4000::1', 'no address'],
])('%s is no address of the internet', address => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
  '%s is an address of the internet',
  address => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  'http://127.0.0.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://localhost/',
  'http://0/',
])('a call to %s ends before it connects', async url => {
  expect(await post(url, message, { clock, allowsPrivate: false })).toMatchObject({
    problem: 'private-address',
  });
});

/** Only this address of the machine stands for the internet. */
const isAllowed = (address: string) => address === '127.0.0.2';

it('a call goes to the address that was checked, whatever the name means by then', async () => {
  await using product = await startReceiver('127.0.0.2');
  const port = new URL(product.url).port;
  await using inside = await startReceiver('127.0.0.1');
  const answers = ['127.0.0.2', '127.0.0.1'];
  const resolve = async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
  const parts = { clock, allowsPrivate: false, resolve, isAllowed };
  const url = `http://hooks.lovelace.example:${port}/`;
  const body = JSON.stringify(examples.test);
  expect(await post(url, { ...message, body }, parts)).toMatchObject({ status: 204 });
  // The name means another address at the next call.
  expect(await post(url, { ...message, body }, parts)).toMatchObject({ problem: 'private-address' });
  expect(product.received).toHaveLength(1);
  expect(product.received[0]?.headers.host).toBe(`hooks.lovelace.example:${port}`);
  expect(inside.received).toHaveLength(0);
});

it('a name with one private address among public ones is refused', async () => {
  const resolve = async () => ['127.0.0.2', '10.0.0.1'].map(address => ({ address, family: 4 }));
  expect(
    await post('http://a.example/', message, { clock, allowsPrivate: false, resolve, isAllowed }),
  ).toMatchObject({ problem: 'private-address' });
});

it.each([301, 302, 303, 307, 308])(
  'a redirect by %d to a private address gets no connection there',
  async code => {
    await using inside = await startReceiver('127.0.0.1');
    await using product = await startReceiver('127.0.0.2');
    product.answers = status(code, { location: inside.url });
    const resolve = async () => [{ address: '127.0.0.2', family: 4 }];
    const url = product.url.replace('127.0.0.2', 'hooks.lovelace.example');
    const body = JSON.stringify(examples.test);
    const parts = { clock, allowsPrivate: false, resolve, isAllowed };
    expect(await post(url, { ...message, body }, parts)).toMatchObject({ status: code });
    expect(product.received).toHaveLength(1);
    expect(inside.connections()).toBe(0);
  },
);

it('a redirect is not followed either where private addresses are allowed', async () => {
  await using inside = await startReceiver();
  await using product = await startReceiver();
  product.answers = status(308, { location: inside.url });
  const body = JSON.stringify(examples.test);
  const answer = await post(product.url, { ...message, body }, { clock, allowsPrivate: true });
  expect(answer).toMatchObject({ status: 308 });
  expect(inside.connections()).toBe(0);
});

it('of an endless answer 64 kB are read', async () => {
  await using product = await startReceiver();
  product.answers = (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (response.write('x'.repeat(10_000)));
    };
    response.on('drain', more);
    more();
  };
  const answer = await post(
    product.url,
    { ...message, body: JSON.stringify(examples.test) },
    { clock, allowsPrivate: true },
  );
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.text).toHaveLength(64 * 1024);
});

it.each([
  'a receiver that says nothing',
  'one that never ends its answer',
  'a name server that says nothing',
])('%s has ten seconds', async which => {
  const manual = new ManualClock();
  await using product = await startReceiver();
  const asked = Promise.withResolvers<void>();
  product.answers = (_, response) => {
    if (which.includes('never ends')) response.write('begin');
    asked.resolve();
  };
  const resolve = () => {
    asked.resolve();
    return new Promise<never>(() => {});
  };
  const url = which.startsWith('a name') ? 'http://a.example/' : product.url;
  const parts = { clock: manual, allowsPrivate: true, resolve };
  const answer = post(url, { ...message, body: JSON.stringify(examples.test) }, parts);
  await asked.promise;
  manual.advance(10_000);
  expect(await answer).toMatchObject({ problem: 'too-slow' });
});

it('a host that nobody knows, and one that refuses, have a reason each', async () => {
  const resolve = () => Promise.reject(new Error('ENOTFOUND'));
  const parts = { clock, allowsPrivate: true, resolve };
  expect(await post('http://nobody.example/', message, parts)).toMatchObject({ problem: 'unknown-host' });
  expect(await post('http://127.0.0.1:1/', message, parts)).toMatchObject({ problem: 'no-connection' });
});
