import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { LINK, linkRoutes } from '../attacks/page-routes.ts';
import { group, patch, user } from '../scim/directory.ts';
import { mutatedPayload, type Payload } from './payloads.ts';
import { nasty, rarely } from './values.ts';

/** A request of a browser, a directory or an email provider. */
export interface WebRequest {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** What requests are made from. */
export interface Known {
  /** Paths of pages of invitations and of invite links. */
  links: readonly string[];
  /** Of members and groups. */
  ids: readonly string[];
  emails: readonly string[];
  directoryKey: string;
  bounceSecret: string;
}

const FORM = 'application/x-www-form-urlencoded';
const SCIM = 'application/scim+json';
const encode = (text: string) => encodeURIComponent(text.toWellFormed());

/** A query whose values are wrong in any way. */
const queryOf = (names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), nasty), nasty), { maxLength: 3 })
    .map(pairs => (pairs.length > 0 ? `?${pairs.map(pair => pair.map(encode).join('=')).join('&')}` : ''));

/** Headers that browsers and attackers send. */
const headersOf = (usual: Record<string, string>) =>
  fc
    .record({
      'content-type': rarely(fc.constantFrom('text/plain', 'application/json; charset=utf-16', ''), 8),
      'accept-language': rarely(fc.stringMatching(/^[ -~]{0,200}$/u), 4),
      cookie: rarely(fc.stringMatching(/^[!-~]{1,200}$/u), 4),
      origin: rarely(fc.constantFrom('null', 'https://evil.example', 'not an origin'), 8),
    })
    .map(odd => ({
      ...usual,
      ...Object.fromEntries(
        Object.entries(odd).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.trim()]])),
      ),
    }));

/** The body as it is, or something else in its place. */
const bodyOf = (text: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: nasty });

function pages({ links }: Known): fc.Arbitrary<WebRequest> {
  return fc.constantFrom(...Object.entries(linkRoutes)).chain(([route, fields]) => {
    const [method = '', path = ''] = route.split(' ');
    const form = mutatedPayload({ ...fields, more: 'x' }, links).map(values =>
      Object.entries(values)
        .map(([name, value]) => `${encode(name)}=${encode(textOf(value))}`)
        .join('&'),
    );
    return fc
      .record({
        link: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...links) },
          { weight: 1, arbitrary: nasty.map(text => `/i/${encode(text)}`) },
        ),
        query: queryOf(['code', 'state', 'error']),
        headers: headersOf({ 'content-type': FORM }),
        body: method === 'GET' ? fc.constant(undefined) : bodyOf(form),
      })
      .map(({ link, query, headers, body }) => ({
        method,
        target: path.replace(LINK, link) + query,
        headers,
        body,
      }));
  });
}

function directory({ ids, emails, directoryKey }: Known): fc.Arbitrary<WebRequest> {
  const [email = ''] = emails;
  const bodies: Payload[] = [
    user('una@elsewhere.example', {
      active: true,
      name: { givenName: 'Una', familyName: 'Marson' },
      emails: [{ value: email, primary: true }],
    }),
    group('Teacher Laptops', ids.slice(0, 2)),
    patch(
      { op: 'replace', path: 'active', value: false },
      { op: 'add', path: `members[value eq "${ids[0]}"]`, value: [{ value: ids[0] }] },
    ),
    patch({ op: 'replace', value: { displayName: 'Tablets', 'name.givenName': 'Una' } }),
  ];
  const path = fc.oneof(
    fc
      .tuple(fc.constantFrom('Users', 'Groups'), rarely(fc.oneof(fc.constantFrom(...ids), nasty), 2))
      .map(([kind, id]) => (id === undefined ? kind : `${kind}/${encode(id)}`)),
    fc.constantFrom('Schemas', 'ResourceTypes', 'ServiceProviderConfig', 'Me', 'Bulk'),
  );
  const filter = fc.oneof(
    nasty,
    fc
      .tuple(
        fc.constantFrom('userName', 'externalId', 'displayName', 'members', 'x.y[z]'),
        fc.constantFrom('eq', 'co', 'pr', 'EQ', 'and'),
        nasty,
      )
      .map(([name, op, value]) => `${name} ${op} ${JSON.stringify(value)}`),
  );
  return fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      path,
      filter: rarely(filter, 3),
      query: queryOf(['startIndex', 'count', 'attributes', 'excludedAttributes', 'sortBy']),
      headers: headersOf({ authorization: `Bearer ${directoryKey}`, 'content-type': SCIM }),
      body: bodyOf(
        fc
          .constantFrom(...bodies)
          .chain(body => mutatedPayload(body, ids))
          .map(textOf),
      ),
    })
    .map(({ method, path: at, filter: by, query, headers, body }) => ({
      method,
      target: `/scim/v2/${at}${query}${by === undefined ? '' : `${query ? '&' : '?'}filter=${encode(by)}`}`,
      headers,
      body: method === 'GET' || method === 'DELETE' ? undefined : body,
    }));
}

function bounces({ emails, bounceSecret }: Known): fc.Arbitrary<WebRequest> {
  const [email = ''] = emails;
  const reports: Payload[] = [
    { bounces: [{ email, messageId: '<1@lovelace.example>', reason: '550 5.1.1 User unknown' }] },
    {
      RecordType: 'Bounce',
      Type: 'HardBounce',
      Email: email,
      Metadata: { delivery: 'x' },
      Details: 'No such user',
    },
    {
      Type: 'Notification',
      MessageId: '1',
      TopicArn: 'arn:aws:sns:eu-west-1:1:b',
      Message: '{}',
      Signature: 'x',
    },
  ];
  const basic = `Basic ${Buffer.from(`foyer:${bounceSecret}`).toString('base64')}`;
  return fc
    .record({
      body: bodyOf(
        fc
          .constantFrom(...reports)
          .chain(report => mutatedPayload(report, emails))
          .map(textOf),
      ),
      headers: headersOf({ authorization: basic, 'content-type': 'application/json' }),
      query: queryOf(['x']),
    })
    .map(({ body, headers, query }) => ({
      method: 'POST',
      target: `/mail/bounces${query}`,
      headers: { ...headers, ...signatureOf(body, bounceSecret) },
      body,
    }));
}

function signatureOf(body: string, secret: string): Record<string, string> {
  const at = new Date();
  const signature = new Webhook(Buffer.from(secret).toString('base64')).sign('msg_1', at, body);
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signature,
  };
}

/** Requests for the pages, SCIM and the reports of bounces, each well-formed as HTTP and wrong in any other way. */
export function webRequests(known: Known): fc.Arbitrary<WebRequest> {
  return fc.oneof(pages(known), directory(known), bounces(known));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
