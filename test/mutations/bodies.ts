import fc from 'fast-check';
import { bodyOf } from '../support/wire.ts';
import type { Payload } from './payloads.ts';
import { nasty, rarely } from './values.ts';

/** A request as it goes over the wire, before it is signed. */
export interface Body {
  body: string;
  contentType: string;
  headers?: Record<string, string>;
}

const HUGE = 3_000_000;

const fields = (body: string) => new URLSearchParams(body);
const form = (body: URLSearchParams | string): Body => ({
  body: String(body),
  contentType: 'application/x-www-form-urlencoded',
});

/** What can be wrong with a body before anybody reads its payload. */
const damages = fc.oneof(
  fc.nat(2_000).map(at => (sent: Body) => ({ ...sent, body: sent.body.slice(0, at) })),
  nasty.map(more => (sent: Body) => ({ ...sent, body: sent.body + more })),
  nasty.map(text => (sent: Body) => ({ ...sent, body: text.toWellFormed() })),
  nasty.map(text => () => form(new URLSearchParams({ payload: text }))),
  fc
    .constantFrom(
      'text/plain',
      'application/json',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    )
    .map(contentType => (sent: Body) => ({ ...sent, contentType })),
  fc.constantFrom('null', '[]', '0', '""', '{}', '{"type":1e999}', '[{"type":"block_actions"}]').map(text => {
    return (sent: Body) =>
      fields(sent.body).has('payload') ? form(`payload=${text}`) : { ...sent, body: text };
  }),
  fc.constantFrom(
    (sent: Body) => ({ ...sent, body: `${sent.body}&${sent.body}` }),
    (sent: Body) => ({ ...sent, body: sent.body.replaceAll('%22', '%ff%22') }),
    (sent: Body) => ({ ...sent, body: `${sent.body}&filler=${'a'.repeat(HUGE)}` }),
    (sent: Body) => ({ ...sent, headers: { 'x-slack-retry-num': 'NaN', 'x-slack-retry-reason': 'x' } }),
    (sent: Body) => ({ ...sent, headers: { 'x-slack-signature': 'v0=00' } }),
    (sent: Body) => ({ ...sent, headers: { 'x-slack-request-timestamp': '1e99' } }),
  ),
);

/** A command is a form, so every field is a text. */
const texts = (payload: Payload): Payload =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );

/** The payload as a body; one of ten is damaged. */
export function bodies(payloads: fc.Arbitrary<Payload>): fc.Arbitrary<Body> {
  return fc.tuple(payloads, rarely(damages, 10)).map(([payload, damage]) => {
    const sent = bodyOf('command' in payload ? texts(payload) : payload);
    return damage ? damage(sent) : sent;
  });
}
