import { expect, test } from 'vitest';
import { validateBlocks, validateOptions } from '../../src/block-kit/validate.ts';
import * as sample from './samples.ts';
import {
  actions,
  button,
  faults,
  image,
  input,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
} from './samples.ts';

const groups = (count: number) => sample.times(count, () => ({ label: plain(), options: options(1) }));
const textInput = { type: 'plain_text_input' };

test.each([
  ['an unknown block', { type: 'foo' }, 'unsupported type: foo [json-pointer:/blocks/0/type]'],
  ['a block without type', { text: plain() }, 'missing required field: type [json-pointer:/blocks/0]'],
  ['a block that is a text', 'hello', 'must be an object [json-pointer:/blocks/0]'],
  ['a block that is null', null, 'must be an object [json-pointer:/blocks/0]'],
  [
    'an inherited name as type',
    { type: 'constructor' },
    'unsupported type: constructor [json-pointer:/blocks/0/type]',
  ],
  ['an unknown key', section({ x: 1 }), 'invalid additional property: x [json-pointer:/blocks/0]'],
  [
    'a key of plain text on mrkdwn',
    section({ text: { ...mrkdwn(), emoji: true } }),
    'invalid additional property: emoji [json-pointer:/blocks/0/text]',
  ],
  [
    'a section with nothing to say',
    { type: 'section' },
    'must define either `text` or `fields` [json-pointer:/blocks/0/type]',
  ],
  [
    'a text that is no text object',
    section({ text: 'hi' }),
    'must be an object [json-pointer:/blocks/0/text]',
  ],
  [
    'a text object of another type',
    section({ text: { type: 'text', text: 'hi' } }),
    'unsupported type: text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'mrkdwn on a button',
    actions(button({ text: mrkdwn() })),
    'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn() },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  [
    'mrkdwn in a select option',
    actions({ type: 'static_select', options: [{ text: mrkdwn(), value: 'v' }] }),
    'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]',
  ],
  [
    'an option without value',
    actions({ type: 'static_select', options: [{ text: plain() }] }),
    'missing required field: value [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    'a URL in a select option',
    actions({ type: 'static_select', options: [option(0, { url: 'https://a.example' })] }),
    'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    'a type in an option object',
    actions({ type: 'static_select', options: [option(0, { type: 'option' })] }),
    'invalid additional property: type [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    'a select with options and groups',
    actions({
      type: 'static_select',
      options: options(1),
      option_groups: [{ label: plain(), options: options(1) }],
    }),
    'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an unknown button style',
    actions(button({ style: 'default' })),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an action_id that is a number',
    actions(button({ action_id: 1 })),
    'must be a string [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'an input without label',
    { type: 'input', element: textInput },
    'missing required field: label [json-pointer:/blocks/0]',
  ],
  [
    'optional as a text',
    input(textInput, { optional: 'yes' }),
    'must be a boolean [json-pointer:/blocks/0/optional]',
  ],
  [
    'an image without source',
    { type: 'image', alt_text: 'a' },
    'missing required field: image_url [json-pointer:/blocks/0]',
  ],
  [
    'an image with two sources',
    image({ slack_file: { id: 'F1' } }),
    'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  [
    'a slack_file with id and URL',
    { type: 'image', alt_text: 'a', slack_file: { id: 'F1', url: 'https://a.example' } },
    'must define either `url` or `id` [json-pointer:/blocks/0/slack_file]',
  ],
  [
    'a URL that is none',
    actions(button({ url: 'example' })),
    'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a date that is none',
    actions({ type: 'datepicker', initial_date: '2026-13-01' }),
    'must match the format YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
  [
    'a time that is none',
    actions({ type: 'timepicker', initial_time: '24:00' }),
    'must match the format HH:mm [json-pointer:/blocks/0/elements/0/initial_time]',
  ],
  [
    'an unknown timezone',
    actions({ type: 'timepicker', timezone: 'Mars/Base' }),
    'must be a valid timezone [json-pointer:/blocks/0/elements/0/timezone]',
  ],
  [
    'a number input that does not say whether decimals are allowed',
    input({ type: 'number_input' }),
    'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
  ],
  [
    'a minimum above the maximum',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '10', max_value: '9' }),
    '`min_value` must not be greater than `max_value` [json-pointer:/blocks/0/element/min_value]',
  ],
  [
    'an initial option that is not offered',
    actions({ type: 'static_select', options: options(2), initial_option: option(2) }),
    '`initial_option` must exactly match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'initial options that are not offered',
    actions({ type: 'checkboxes', options: options(2), initial_options: [option(1), option(2)] }),
    '`initial_options` must exactly match the options [json-pointer:/blocks/0/elements/0/initial_options/1]',
  ],
  [
    'an unknown way to dispatch',
    input({ ...textInput, dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
    'must be a valid enum value [json-pointer:/blocks/0/element/dispatch_action_config/trigger_actions_on/0]',
  ],
  [
    'an empty conversation filter',
    actions({ type: 'conversations_select', filter: {} }),
    'must define at least one filter [json-pointer:/blocks/0/elements/0/filter]',
  ],
  [
    'an unknown broadcast in rich text',
    richText({ type: 'broadcast', range: 'all' }),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]',
  ],
  [
    'an emoji in preformatted rich text',
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'emoji', name: 'wave' }] }],
    },
    'unsupported type: emoji [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    'a list in a list of rich text',
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list' }] }],
    },
    'unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
])('validation refuses %s', (_, block, message) => {
  expect(faults(block)).toContain(message);
});

test.each([
  ['blocks that are no list', {}, 'must be an array [json-pointer:/blocks]'],
  ['blocks that are undefined', undefined, 'must be an array [json-pointer:/blocks]'],
])('validation refuses %s', (_, blocks, message) => {
  expect(validateBlocks(blocks, 'message')).toEqual([message]);
});

test('validation reports a fault in a text object twice, as Slack does', () => {
  expect(faults(section({ text: mrkdwn(sample.chars(3001)) }))).toEqual([
    'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ]);
});

test('validation reports every fault of every block', () => {
  expect(validateBlocks([{ type: 'foo' }, section(), { type: 'bar' }], 'message')).toHaveLength(2);
});

test('validation ignores keys that are undefined, which JSON leaves out', () => {
  expect(faults(section({ accessory: undefined }))).toEqual([]);
});

test('validation puts another pointer in front on request', () => {
  expect(validateBlocks([{ type: 'foo' }], 'message', '')).toEqual([
    'unsupported type: foo [json-pointer:/0/type]',
  ]);
});

test.each([
  [
    'a block_id twice',
    [section({ block_id: 'a' }), { type: 'divider', block_id: 'a' }],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'an action_id twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    'two elements that want the focus',
    [input({ ...textInput, focus_on_load: true }), input({ ...textInput, focus_on_load: true })],
    'only one element can have `focus_on_load` [json-pointer:/blocks/1/element/focus_on_load]',
  ],
])('validation refuses %s', (_, blocks, message) => {
  expect(validateBlocks(blocks, 'modal')).toEqual([message]);
});

test.each([
  ['page_size', 1, 100],
  ['row_header_column_index', 0, 5],
])('validation accepts a %s of a data table from %i', (key, min, max) => {
  const cell = { type: 'raw_text', text: 'a' };
  const found = (value: number) =>
    faults({ type: 'data_table', caption: 'c', rows: [[cell], [cell]], [key]: value }, 'message');
  expect(found(min)).toEqual([]);
  expect(found(max)).toEqual([]);
  expect(found(min - 1)).toHaveLength(1);
});

test('validation accepts min_query_length 0, which asks the app at once', () => {
  expect(faults(actions({ type: 'external_select', min_query_length: 0 }))).toEqual([]);
  expect(faults(actions({ type: 'external_select', min_query_length: -1 }))).toHaveLength(1);
});

test('validation accepts the same action_id in another block', () => {
  const again = actions(button({ action_id: 'a' }));
  expect(validateBlocks([again, again], 'modal')).toEqual([]);
});

test('validation finds a repeated block_id inside a container', () => {
  const inner = sample.container({ child_blocks: [{ type: 'divider', block_id: 'a' }] });
  expect(validateBlocks([section({ block_id: 'a' }), inner], 'message')).toEqual([
    '`block_id` "a" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
  ]);
});

test('validation refuses a second table in a message', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
  expect(validateBlocks([table], 'message')).toEqual([]);
  expect(validateBlocks([table, table], 'message')).toEqual([
    'only_one_table_allowed [json-pointer:/blocks/1]',
  ]);
});

test('validation refuses tables of more than 10 000 characters in one message', () => {
  const table = (text: string) => ({ type: 'table', rows: [[{ type: 'raw_text', text }]] });
  const more = (text: string) => ({
    type: 'data_table',
    caption: 'c',
    rows: [[{ type: 'raw_text', text: 'a' }], [richText({ type: 'text', text })]],
  });
  expect(validateBlocks([table(sample.chars(4000)), more(sample.chars(5999))], 'message')).toEqual([]);
  expect(validateBlocks([table(sample.chars(4000)), more(sample.chars(6000))], 'message')).toEqual([
    'must be less than 10001 characters [json-pointer:/blocks/1/rows]',
  ]);
});

test('validation accepts an icon of Slack in a card, but not a second icon', () => {
  const slackIcon = { slack_icon: { type: 'icon', name: 'rocket' } };
  expect(faults(sample.card(slackIcon))).toEqual([]);
  expect(faults(sample.card({ slack_icon: { type: 'icon', name: 'unicorn' } }))).toHaveLength(1);
  expect(faults(sample.card({ ...slackIcon, icon: sample.image() }))).toEqual([
    'must define either `icon` or `slack_icon` [json-pointer:/blocks/0]',
  ]);
});

test('validation refuses a data table whose rows differ in length or whose header is formatted', () => {
  const cell = { type: 'raw_number', value: 1, text: '1' };
  const faultsOf = (...rows: unknown[][]) => faults({ type: 'data_table', caption: 'c', rows }, 'message');
  expect(faultsOf([cell, cell], [cell, richText()])).toEqual([]);
  expect(faultsOf([cell, cell], [cell])).toHaveLength(1);
  expect(faultsOf([richText()], [cell])).toHaveLength(1);
});

test.each([
  ['no options', {}, 1],
  ['options and groups', { options: [], option_groups: [] }, 1],
  ['a hundred and one options', { options: options(101) }, 1],
  ['an unknown key', { options: [], more: true }, 1],
  ['a list', [], 1],
  ['a hundred options', { options: options(100) }, 0],
  ['none', { options: [] }, 0],
  ['a hundred groups', { option_groups: groups(100) }, 0],
  ['a hundred and one groups', { option_groups: groups(101) }, 1],
  ['groups', { option_groups: [{ label: plain(), options: options(100) }] }, 0],
])('validation checks suggestions: %s', (_, answer, count) => {
  expect(validateOptions(answer)).toHaveLength(count);
});
