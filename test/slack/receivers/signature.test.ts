import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignedBySlack } from '../../../src/slack/receivers/signature.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = new Date('2026-01-05T09:00:00Z');
const seconds = now.getTime() / 1000;

const sign = (timestamp: string, body: string, key = secret) =>
  `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`;

const request = (timestamp: string, body = 'a=b') => ({
  timestamp,
  signature: sign(timestamp, body),
  body: Buffer.from(body),
});

describe('requests from Slack', () => {
  it('a request is Slack’s when it is signed as in Slack’s own example', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    const signed = {
      timestamp: '1531420618',
      signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      body: Buffer.from(body),
    };
    expect(isSignedBySlack(signed, secret, new Date(1_531_420_618_000))).toBe(true);
    expect(isSignedBySlack(signed, secret, now)).toBe(false);
  });

  it.each([
    [0, true],
    [-300, true],
    [-301, false],
    [300, true],
    [301, false],
  ])('a request %i seconds from now is Slack’s: %s', (offset, expected) => {
    expect(isSignedBySlack(request(String(seconds + offset)), secret, now)).toBe(expected);
  });

  it('a signed request is Slack’s with any bytes in its body', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const body = Buffer.from(bytes);
        const timestamp = String(seconds);
        const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
        expect(isSignedBySlack({ timestamp, signature, body }, secret, now)).toBe(true);
        const other = Buffer.concat([body, Buffer.from([0])]);
        expect(isSignedBySlack({ timestamp, signature, body: other }, secret, now)).toBe(false);
      }),
    );
  });
});

describe('requests that are not from Slack', () => {
  const good = request(String(seconds));

  it.each([
    ['without a signature', { signature: undefined }],
    ['without a timestamp', { timestamp: undefined }],
    ['signed with another secret', { signature: sign(good.timestamp, 'a=b', 'other') }],
    ['with another body', { body: Buffer.from('a=c') }],
    ['signed for another time', { timestamp: String(seconds - 1) }],
    ['with a shorter signature', { signature: good.signature.slice(0, -1) }],
    ['with a longer signature', { signature: `${good.signature}0` }],
    ['with another version', { signature: good.signature.replace('v0', 'v1') }],
    ['in capitals', { signature: good.signature.toUpperCase() }],
  ])('a request isn’t Slack’s: %s', (_, change) => {
    expect(isSignedBySlack({ ...good, ...change }, secret, now)).toBe(false);
  });

  it.each([['NaN'], [''], ['-1'], [`${seconds}.0`], ['1e9'], ['0x5f'], [' '], ['9'.repeat(30)]])(
    'a request at the time %j isn’t Slack’s, however it is signed',
    timestamp => {
      expect(isSignedBySlack(request(timestamp), secret, now)).toBe(false);
    },
  );

  it('a request isn’t Slack’s with any headers, and never throws', () => {
    const header = fc.option(fc.string({ unit: 'binary-ascii' }), { nil: undefined });
    fc.assert(
      fc.property(header, header, fc.uint8Array(), (timestamp, signature, bytes) => {
        expect(isSignedBySlack({ timestamp, signature, body: Buffer.from(bytes) }, secret, now)).toBe(false);
      }),
    );
  });
});
