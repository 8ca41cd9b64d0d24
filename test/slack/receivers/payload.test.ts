import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPayload, parseBody } from '../../../src/slack/receivers/payload.ts';

const user = { id: 'U1' };
const team = { id: 'T1' };
const form = 'application/x-www-form-urlencoded';

const payloads = {
  command: { command: '/invite', text: 'help', team_id: 'T1', user_id: 'U1', trigger_id: '1.2' },
  press: {
    type: 'block_actions',
    user,
    team,
    trigger_id: '1.2',
    actions: [{ action_id: 'a', value: '{}' }],
    channel: { id: 'C1' },
    message: { ts: '1.2' },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    view: { id: 'V1', type: 'home', private_metadata: '', blocks: [], state: { values: {} } },
  },
  submission: {
    type: 'view_submission',
    user,
    team,
    view: {
      id: 'V1',
      callback_id: 'invite',
      private_metadata: '{}',
      blocks: [],
      state: { values: { email: { email: { type: 'email_text_input', value: 'x' } } } },
    },
  },
  shortcut: { type: 'shortcut', user, team, callback_id: 'invite_member', trigger_id: '1.2' },
  suggestion: { type: 'block_suggestion', user, team, action_id: 'groups', block_id: 'groups', value: '' },
  event: { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type: 'team_join', user } },
};

describe('a payload', () => {
  it.each(Object.entries(payloads))('a payload of %s is accepted, with everything in it', (_, payload) => {
    const more = { ...payload, enterprise: null, is_enterprise_install: false };
    expect(checkPayload(more)).toEqual(more);
  });

  it('a payload may have null where a press or a form may lack a value', () => {
    const { view } = payloads.submission;
    for (const key of ['channel', 'message', 'view', 'response_url']) {
      expect(checkPayload({ ...payloads.press, [key]: null })).toMatchObject({ [key]: undefined });
    }
    const bare = { ...payloads.submission, view: { ...view, blocks: null } };
    expect(checkPayload(bare)).toMatchObject({ view: { blocks: [] } });
  });

  it.each([
    ['event', payloads.press],
    ['command', payloads.submission],
    ['name', payloads.press],
    ['actions', payloads.submission],
  ])('a payload loses the field %s, by which Bolt would take it for another kind', (field, payload) => {
    expect(checkPayload({ ...payload, [field]: {} })).toEqual(payload);
  });

  it('a command without text has the empty one', () => {
    const { text, ...command } = payloads.command;
    expect(text).toBe('help');
    expect(checkPayload(command)).toMatchObject({ text: '' });
  });

  it('a payload of an installation for a whole organization names no team', () => {
    expect(checkPayload({ ...payloads.press, team: null })).not.toBeNull();
  });

  it.each([
    [null],
    [undefined],
    ['text'],
    [[]],
    [{}],
    [{ type: 'block_actions' }],
    [{ ...payloads.press, actions: [] }],
    [{ ...payloads.press, actions: [null] }],
    [{ ...payloads.press, view: 'V1' }],
    [{ ...payloads.press, view: { id: 'V1' } }],
    [{ ...payloads.press, message: { ts: 1 } }],
    [{ ...payloads.press, response_url: {} }],
    [{ ...payloads.submission, view: { ...payloads.submission.view, blocks: {} } }],
    [{ ...payloads.press, user: null }],
    [{ ...payloads.command, user_id: 1 }],
    [{ ...payloads.submission, view: null }],
    [{ ...payloads.submission, view: { ...payloads.submission.view, state: { values: { email: null } } } }],
    [{ ...payloads.event, event: null }],
    [{ type: 'workflow_step_edit', user, team }],
    [{ ...payloads.press, user: { id: 'U1\0' } }],
    [{ ...payloads.press, user: { id: 'U1\ud83d' } }],
    [{ ...payloads.press, user: { id: 'U'.repeat(65) } }],
    [{ ...payloads.press, trigger_id: '1.2\0' }],
    [{ ...payloads.press, channel: { id: 'C 1' } }],
    [{ ...payloads.press, enterprise: { id: 1 } }],
    [{ ...payloads.press, actions: [{ action_id: 'menu', selected_option: { value: 1 } }] }],
    [{ ...payloads.press, actions: [{ action_id: 'a', value: {} }] }],
    [{ ...payloads.command, team_id: '\0' }],
    [{ ...payloads.submission, response_urls: [null] }],
    [{ ...payloads.event, authorizations: [null] }],
    [{ ...payloads.event, event: { type: 'channel_shared', channel: 1 } }],
    [{ ...payloads.event, event: { type: 'reaction_added', item: 'x' } }],
  ])('%j is no payload', payload => {
    expect(checkPayload(payload)).toBeNull();
  });

  it('a payload with any part missing or changed is accepted or not, and never throws', () => {
    const paths = Object.values(payloads).flatMap(payload =>
      leaves(payload).map(path => ({ payload, path })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), ({ payload, path }, value) => {
        const changed = withAt(payload, path, value);
        const taken = checkPayload(changed);
        if (taken) expect(checkPayload(taken)).toEqual(taken);
      }),
    );
  });

  it('any value as a payload never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), value => {
        checkPayload(value);
      }),
    );
  });
});

describe('a body', () => {
  const payload = JSON.stringify(payloads.press);

  it.each([
    ['JSON', 'application/json; charset=utf-8', payload, payloads.press],
    ['a form with a payload', form, `payload=${encodeURIComponent(payload)}`, payloads.press],
    ['a form of fields', form, 'command=%2Finvite&text=a+b%26c', { command: '/invite', text: 'a b&c' }],
    ['a form without a type', undefined, 'ssl_check=1', { ssl_check: '1' }],
    ['nothing', form, '', {}],
    ['a form whose payload is null', form, 'payload=null', null],
    ['a form whose payload is no JSON', form, 'payload=%7B', undefined],
    ['JSON that is none', 'application/json', '{', undefined],
  ])('a body is read from %s', (_, type, body, expected) => {
    expect(parseBody(type, body)).toEqual(expected);
  });

  it('any bytes as a body never throw', () => {
    const type = fc.constantFrom(undefined, form, 'application/json', 'text/plain');
    const body = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.json(),
      fc.json().map(json => `payload=${encodeURIComponent(json)}`),
      fc.string().map(text => `payload=${text}`),
    );
    fc.assert(fc.property(type, body, (type, body) => void checkPayload(parseBody(type, body))));
  });
});

type Path = (string | number)[];

/** The way to every part of a value, the value itself excepted. */
function leaves(value: unknown, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return own;
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...own, ...parts.flatMap(([key, part]) => leaves(part, [...path, key]))];
}

/** A copy with something else at that place; `undefined` takes the place out. */
function withAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((part, at) => (at === key ? withAt(part, rest, other) : part));
  const { [key]: part, ...others } = value as Record<string, unknown>;
  return rest.length === 0 && other === undefined ? others : { ...others, [key]: withAt(part, rest, other) };
}
