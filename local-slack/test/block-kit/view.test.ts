import { expect, test } from 'vitest';
import { validateView } from '../../src/block-kit/validate.ts';
import { chars, input, mrkdwn, plain, section, times } from './samples.ts';

const modal = (more: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: plain(),
  blocks: [section()],
  ...more,
});
const home = (more: Record<string, unknown> = {}) => ({ type: 'home', blocks: [section()], ...more });

const refused = (...messages: string[]) => ({ error: 'invalid_arguments', messages });

test('validation accepts a modal and a Home with every field they may have', () => {
  const both = { private_metadata: '{}', callback_id: 'c', external_id: 'e' };
  const view = modal({
    ...both,
    submit: plain(),
    close: plain(),
    clear_on_close: true,
    notify_on_close: true,
  });
  expect(validateView(view)).toBeNull();
  expect(validateView(home(both))).toBeNull();
});

test.each(['title', 'submit', 'close'])('validation accepts 24 characters of %s and refuses 25', part => {
  expect(validateView(modal({ [part]: plain(chars(24)) }))).toBeNull();
  expect(validateView(modal({ [part]: plain(chars(25)) }))).toEqual(
    refused(`must be less than 25 characters [json-pointer:/view/${part}/text]`),
  );
});

test.each([
  ['private_metadata', 3000],
  ['callback_id', 255],
  ['external_id', 255],
])('validation accepts a %s of %i characters and refuses one more', (key, max) => {
  for (const build of [modal, home]) {
    expect(validateView(build({ [key]: chars(max) }))).toBeNull();
    expect(validateView(build({ [key]: chars(max + 1) }))).toEqual(
      refused(`must be less than ${max + 1} characters [json-pointer:/view/${key}]`),
    );
  }
});

test('validation accepts a hundred blocks and refuses one more', () => {
  const blocks = (count: number) => times(count, () => ({ type: 'divider' }));
  expect(validateView(home({ blocks: blocks(100) }))).toBeNull();
  expect(validateView(home({ blocks: blocks(101) }))).toEqual(
    refused('no more than 100 items allowed [json-pointer:/view/blocks]'),
  );
});

test('validation refuses a modal with an input and no submit', () => {
  const blocks = [section(), input({ type: 'plain_text_input' })];
  expect(validateView(modal({ blocks, submit: plain() }))).toBeNull();
  expect(validateView(modal({ blocks }))).toEqual(
    refused('must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]'),
  );
  expect(validateView(home({ blocks }))).toBeNull();
});

test.each([
  ['mrkdwn as title', modal({ title: mrkdwn() }), 'unsupported type: mrkdwn [json-pointer:/view/title/type]'],
  [
    'a modal without title',
    { type: 'modal', blocks: [] },
    'missing required field: title [json-pointer:/view]',
  ],
  ['a Home without blocks', { type: 'home' }, 'missing required field: blocks [json-pointer:/view]'],
  ['a Home with title', home({ title: plain() }), 'invalid additional property: title [json-pointer:/view]'],
  ['a view as Slack returns it', modal({ id: 'V1' }), 'invalid additional property: id [json-pointer:/view]'],
  ['another type', { type: 'dialog' }, 'unsupported type: dialog [json-pointer:/view/type]'],
  ['a text', 'view', 'must be an object [json-pointer:/view]'],
  [
    'a bad block',
    modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
    'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
  ],
])('validation refuses %s', (_, view, message) => {
  expect(validateView(view)).toEqual(refused(message));
});

test('validation checks blocks by the surface of the view', () => {
  const alert = { type: 'alert', text: plain() };
  expect(validateView(modal({ blocks: [alert] }))).toBeNull();
  expect(validateView(home({ blocks: [alert] }))).toEqual(
    refused('unsupported type: alert [json-pointer:/view/blocks/0/type]'),
  );
});

test('validation names everything that is missing', () => {
  expect(validateView({})?.messages).toEqual([
    'missing required field: title [json-pointer:/view]',
    'missing required field: blocks [json-pointer:/view]',
    'missing required field: type [json-pointer:/view]',
  ]);
});

test('validation accepts a view of 250 000 bytes and refuses one more, counting bytes and not characters', () => {
  const sized = (bytes: number) => {
    const blocks = times(90, () => section({ text: mrkdwn('é'.repeat(1350)) }));
    const view = modal({ blocks, private_metadata: '' });
    const missing = bytes - Buffer.byteLength(JSON.stringify(view));
    blocks.push(section({ text: mrkdwn('x') }));
    const rest = missing - Buffer.byteLength(JSON.stringify(blocks.at(-1))) - 1;
    return { ...view, private_metadata: chars(rest) };
  };
  expect(Buffer.byteLength(JSON.stringify(sized(250_000)))).toBe(250_000);
  expect(validateView(sized(250_000))).toBeNull();
  expect(validateView(sized(250_001))?.error).toBe('view_too_large');
});
