import { expect, test } from 'vitest';
import type { Block, OptionItem } from '../src/block-kit/block.ts';
import type { InputField } from '../src/inputs.ts';
import { clientErrors, initialState, inputFields, setValue } from '../src/inputs.ts';
import {
  actions,
  button,
  chars,
  input,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
} from './block-kit/samples.ts';

const ids = { action_id: 'a' };
const named = (element: Record<string, unknown>, more: Record<string, unknown> = {}): Block =>
  input({ ...ids, ...element }, { block_id: 'b', ...more });
const field = (element: Record<string, unknown>) => inputFields([named(element)])[0] as InputField;
const held = (element: Record<string, unknown>, value: unknown, offered?: unknown) =>
  setValue(field(element), value, offered as OptionItem[] | undefined);

const errorOf = (element: Record<string, unknown>, value: unknown, more: Record<string, unknown> = {}) => {
  const blocks = [named(element, more)];
  const [one] = inputFields(blocks) as [InputField];
  return clientErrors(blocks, { b: { a: setValue(one, value) } }).b;
};

test('inputFields finds inputs, and the menus and pickers in sections and actions, but no buttons', () => {
  const blocks = [
    named({ type: 'plain_text_input' }, { dispatch_action: true, optional: true }),
    section({
      block_id: 'c',
      text: mrkdwn('Choose one'),
      accessory: { type: 'static_select', action_id: 's' },
    }),
    section({ accessory: button() }),
    actions(button(), { type: 'datepicker', action_id: 'd', placeholder: plain('When') }),
  ];
  expect(inputFields(blocks).map(({ element: _, ...rest }) => rest)).toEqual([
    {
      blockId: 'b',
      actionId: 'a',
      label: 'Label',
      type: 'plain_text_input',
      optional: true,
      dispatches: true,
      container: 'input',
    },
    {
      blockId: 'c',
      actionId: 's',
      label: 'Choose one',
      type: 'static_select',
      optional: true,
      dispatches: true,
      container: 'section',
    },
    {
      blockId: '',
      actionId: 'd',
      label: 'When',
      type: 'datepicker',
      optional: true,
      dispatches: true,
      container: 'actions',
    },
  ]);
  expect(field({ type: 'plain_text_input' })).toMatchObject({ optional: false, dispatches: false });
});

const two = { options: options(2) };

const shapes: [
  Record<string, unknown>,
  Record<string, unknown>,
  Record<string, unknown>,
  Record<string, unknown>,
][] = [
  [{ type: 'plain_text_input' }, { value: null }, { initial_value: 'x' }, { value: 'x' }],
  [{ type: 'email_text_input' }, { value: null }, { initial_value: 'a@b.co' }, { value: 'a@b.co' }],
  [{ type: 'url_text_input' }, { value: null }, { initial_value: 'https://a.b' }, { value: 'https://a.b' }],
  [{ type: 'number_input' }, { value: null }, { initial_value: '3' }, { value: '3' }],
  [
    { type: 'static_select', ...two },
    { selected_option: null },
    { initial_option: option(1) },
    { selected_option: option(1) },
  ],
  [
    { type: 'external_select' },
    { selected_option: null },
    { initial_option: option(1) },
    { selected_option: option(1) },
  ],
  [
    { type: 'radio_buttons', ...two },
    { selected_option: null },
    { initial_option: option(1) },
    { selected_option: option(1) },
  ],
  [
    { type: 'multi_static_select', ...two },
    { selected_options: [] },
    { initial_options: options(1) },
    { selected_options: options(1) },
  ],
  [
    { type: 'multi_external_select' },
    { selected_options: [] },
    { initial_options: options(1) },
    { selected_options: options(1) },
  ],
  [
    { type: 'checkboxes', ...two },
    { selected_options: [] },
    { initial_options: options(1) },
    { selected_options: options(1) },
  ],
  [{ type: 'users_select' }, { selected_user: null }, { initial_user: 'U1' }, { selected_user: 'U1' }],
  [
    { type: 'multi_users_select' },
    { selected_users: [] },
    { initial_users: ['U1'] },
    { selected_users: ['U1'] },
  ],
  [
    { type: 'conversations_select' },
    { selected_conversation: null },
    { initial_conversation: 'C1' },
    { selected_conversation: 'C1' },
  ],
  [
    { type: 'multi_conversations_select' },
    { selected_conversations: [] },
    { initial_conversations: ['C1'] },
    { selected_conversations: ['C1'] },
  ],
  [
    { type: 'channels_select' },
    { selected_channel: null },
    { initial_channel: 'C1' },
    { selected_channel: 'C1' },
  ],
  [
    { type: 'multi_channels_select' },
    { selected_channels: [] },
    { initial_channels: ['C1'] },
    { selected_channels: ['C1'] },
  ],
  [
    { type: 'datepicker' },
    { selected_date: null },
    { initial_date: '2026-01-05' },
    { selected_date: '2026-01-05' },
  ],
  [{ type: 'timepicker' }, { selected_time: null }, { initial_time: '09:00' }, { selected_time: '09:00' }],
  [
    { type: 'datetimepicker' },
    { selected_date_time: null },
    { initial_date_time: 1767603600 },
    { selected_date_time: 1767603600 },
  ],
  [
    { type: 'rich_text_input' },
    { rich_text_value: null },
    { initial_value: richText() },
    { rich_text_value: richText() },
  ],
  [{ type: 'file_input' }, { files: [] }, {}, { files: [] }],
];

test.each(shapes)('the state keeps the value of a $type as Slack does', (element, empty, initial, full) => {
  const { type } = element;
  expect(initialState([named(element)])).toEqual({ b: { a: { type, ...empty } } });
  expect(initialState([named({ ...element, ...initial })])).toEqual({ b: { a: { type, ...full } } });
  expect(held({ ...element, ...initial }, null)).toEqual({ type, ...empty });
});

test('a time picker sends its time zone', () => {
  expect(held({ type: 'timepicker', timezone: 'Europe/Paris' }, '09:30')).toEqual({
    type: 'timepicker',
    selected_time: '09:30',
    timezone: 'Europe/Paris',
  });
});

test('a typed value stays only under the same block_id and action_id, in the same kind of element', () => {
  const typed = { b: { a: { type: 'plain_text_input', value: 'typed' } } };
  const text = { type: 'plain_text_input', initial_value: 'new' };
  const value = (block: Block) =>
    Object.values(Object.values(initialState([block], typed))[0] ?? {})[0]?.value;
  expect(value(named(text))).toBe('typed');
  expect(value(named(text, { block_id: 'other' }))).toBe('new');
  expect(value(named({ ...text, action_id: 'other' }))).toBe('new');
  expect(value(named({ ...text, type: 'email_text_input' }))).toBe('new');
});

test('one block has the state of several elements', () => {
  const block = actions({ type: 'datepicker', action_id: 'd' }, { type: 'users_select', action_id: 'u' });
  expect(initialState([{ ...block, block_id: 'b' }])).toEqual({
    b: { d: { type: 'datepicker', selected_date: null }, u: { type: 'users_select', selected_user: null } },
  });
});

const grouped = {
  type: 'static_select',
  option_groups: [
    { label: plain('G'), options: [option('x')] },
    { label: plain('H'), options: [option('y')] },
  ],
};

test.each([
  ['a text', { type: 'plain_text_input' }, 'hi', { value: 'hi' }],
  ['an empty text', { type: 'plain_text_input' }, '', { value: null }],
  ['a number', { type: 'number_input' }, 3.5, { value: '3.5' }],
  ['an option by text', { type: 'static_select', ...two }, 'Option 1', { selected_option: option(1) }],
  ['an option by value', { type: 'static_select', ...two }, 'option-1', { selected_option: option(1) }],
  ['an option in a group', grouped, 'Option y', { selected_option: option('y') }],
  [
    'options',
    { type: 'checkboxes', ...two },
    ['Option 1', 'Option 0'],
    { selected_options: [option(1), option(0)] },
  ],
  [
    'an option twice',
    { type: 'checkboxes', ...two },
    ['Option 1', 'option-1'],
    { selected_options: [option(1)] },
  ],
  ['a person', { type: 'users_select' }, { user: 'U1' }, { selected_user: 'U1' }],
  ['a person by id', { type: 'users_select' }, 'U1', { selected_user: 'U1' }],
  ['people', { type: 'multi_users_select' }, [{ user: 'U1' }, 'U2'], { selected_users: ['U1', 'U2'] }],
  ['a conversation', { type: 'conversations_select' }, { channel: 'C1' }, { selected_conversation: 'C1' }],
  ['a date', { type: 'datepicker' }, '2024-02-29', { selected_date: '2024-02-29' }],
  [
    'a moment',
    { type: 'datetimepicker' },
    new Date('2026-01-05T09:00:00Z'),
    { selected_date_time: 1767603600 },
  ],
  [
    'rich text',
    { type: 'rich_text_input' },
    'hi',
    { rich_text_value: richText({ type: 'text', text: 'hi' }) },
  ],
  [
    'a file',
    { type: 'file_input', filetypes: ['csv'] },
    { id: 'F1', name: 'people.CSV' },
    { files: [{ id: 'F1', name: 'people.CSV' }] },
  ],
])('a person can enter %s', (_, element, value, state) => {
  expect(held(element, value)).toEqual({ type: element.type, ...state });
});

test.each([
  ['text', { type: 'plain_text_input', max_length: 3 }, 'abc'],
  ['3000 characters', { type: 'plain_text_input' }, chars(3000)],
  ['options', { type: 'multi_static_select', ...two, max_selected_items: 2 }, ['Option 0', 'Option 1']],
  ['files', { type: 'file_input', max_files: 2 }, [{ id: 'F1' }, { id: 'F2' }]],
])('a person can enter as much %s as the limits allow', (_, element, value) => {
  expect(errorOf(element, value)).toBeUndefined();
});

test('a person can choose what the app suggested for an external menu', () => {
  expect(held({ type: 'external_select' }, 'Option 0', options(1)).selected_option).toEqual(option(0));
  expect(() => held({ type: 'external_select' }, 'Option 0', [])).toThrow(
    'has no option "Option 0": it has none.',
  );
});

test.each([
  [
    'a text that is too long',
    { type: 'plain_text_input', max_length: 3 },
    'long',
    'takes 3 characters at most, not 4.',
  ],
  ['3001 characters', { type: 'plain_text_input' }, chars(3001), 'takes 3000 characters at most, not 3001.'],
  ['a list as text', { type: 'plain_text_input' }, ['a'], 'takes text.'],
  [
    'an option that is not there',
    { type: 'static_select', ...two },
    'Admin',
    '"Label" has no option "Admin"; there are "Option 0", "Option 1".',
  ],
  [
    'too many options',
    { type: 'multi_static_select', ...two, max_selected_items: 1 },
    ['Option 0', 'Option 1'],
    'takes 1 items',
  ],
  ['a channel as person', { type: 'users_select' }, { channel: 'C1' }, 'takes an id.'],
  ['a day that does not exist', { type: 'datepicker' }, '2025-02-29', 'takes a date'],
  ['a time that does not exist', { type: 'timepicker' }, '25:00', 'takes a time'],
  ['a moment in fractions', { type: 'datetimepicker' }, 1.5, 'takes a date and time'],
  ['too many files', { type: 'file_input', max_files: 1 }, [{ id: 'F1' }, { id: 'F2' }], 'takes 1 files'],
  [
    'another type of file',
    { type: 'file_input', filetypes: ['csv'] },
    { id: 'F1', name: 'people.png' },
    'takes csv files only',
  ],
])('nobody can enter %s', (_, element, value, sentence) => {
  expect(() => held(element, value)).toThrow(sentence);
});

test.each(shapes)('the client asks for a required $type, not for an optional one', (element, empty) => {
  const { type } = element;
  const state = { b: { a: { type: String(type), ...empty } } };
  expect(clientErrors([named(element)], state)).toEqual({ b: 'Please complete this required field.' });
  expect(clientErrors([named(element)], {})).toEqual({ b: 'Please complete this required field.' });
  expect(clientErrors([named(element, { optional: true })], state)).toEqual({});
});

test.each([
  ['a@b.co', true],
  ['first.last+tag@sub.example.museum', true],
  ['jürgen@exämple.de', true],
  ['a@b', false],
  ['a b@c.de', false],
  ['a@b..c', false],
  ['a@@b.co', false],
  ['@b.co', false],
  ['a@b.co, c@d.co', false],
])('the client checks the address %j: %s', (address, isValid) => {
  expect(errorOf({ type: 'email_text_input' }, address)).toBe(
    isValid ? undefined : 'Please enter a valid email address.',
  );
});

const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' };

test.each([
  [
    'a text that is too short',
    { type: 'plain_text_input', min_length: 3 },
    'ab',
    'Please enter at least 3 characters.',
  ],
  ['a text just long enough', { type: 'plain_text_input', min_length: 3 }, 'abc', undefined],
  ['a web address', { type: 'url_text_input' }, 'https://a.example', undefined],
  [
    'a web address with nothing behind the scheme',
    { type: 'url_text_input' },
    'https://',
    'Please enter a valid URL.',
  ],
  ['another scheme', { type: 'url_text_input' }, 'mailto:a@b.co', 'Please enter a valid URL.'],
  ['a web address without scheme', { type: 'url_text_input' }, 'a.example', 'Please enter a valid URL.'],
  ['a word as number', number, 'two', 'Please enter a valid number.'],
  ['a fraction', number, '1.5', 'Please enter a whole number.'],
  ['a fraction where allowed', { ...number, is_decimal_allowed: true }, '1.5', undefined],
  ['the smallest number', number, '1', undefined],
  ['a number too small', number, '0', 'Please enter a number of 1 or more.'],
  ['the largest number', number, '10', undefined],
  ['a number too large', number, '11', 'Please enter a number of 10 or less.'],
])('the client checks %s', (_, element, value, error) => {
  expect(errorOf(element, value)).toBe(error);
});

test('the client checks the content of an optional field, too', () => {
  expect(errorOf({ type: 'email_text_input' }, 'nonsense', { optional: true })).toBeDefined();
});

test('the client checks a selection kept from before a limit was lowered', () => {
  const state = { b: { a: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } } };
  const blocks = [named({ type: 'multi_users_select', max_selected_items: 1 })];
  expect(clientErrors(blocks, state)).toEqual({ b: 'Please select no more than 1 items.' });
});

test('the client checks a text kept from before the longest length was lowered', () => {
  const state = (value: string) => ({ b: { a: { type: 'plain_text_input', value } } });
  const blocks = [named({ type: 'plain_text_input', max_length: 3 })];
  expect(clientErrors(blocks, state('abc'))).toEqual({});
  expect(clientErrors(blocks, state('abcd'))).toEqual({ b: 'Please enter no more than 3 characters.' });
});

test('the client checks nothing outside of input blocks', () => {
  expect(clientErrors([actions({ type: 'datepicker', action_id: 'd' })], {})).toEqual({});
});
