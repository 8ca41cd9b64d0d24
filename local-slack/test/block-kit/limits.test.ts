import { expect, test } from 'vitest';
import { validateBlocks } from '../../src/block-kit/validate.ts';
import * as sample from './samples.ts';
import { actions, button, chars, faults, input, mrkdwn, options, plain, section, times } from './samples.ts';

type Build = (size: number) => unknown;
type Surface = 'message' | 'modal' | 'home';

const typed = (key: string) => (size: number) => input({ type: 'plain_text_input', [key]: size });
const select = (more: Record<string, unknown>) => actions({ type: 'static_select', ...more });
const cell = { type: 'raw_text', text: 'a' };
const row = (size: number) => times(size, () => cell);
const rich = (size: number, more: Record<string, unknown> = {}) =>
  input({ type: 'rich_text_input', min_lines: size, ...more });
const dialog = (more: Record<string, unknown>) => actions(button({ confirm: { text: plain(), ...more } }));
const check = (more: Record<string, unknown>) =>
  actions({ type: 'checkboxes', options: options(1), ...more });
const filed = (size: number) => input({ type: 'file_input', max_files: size });
const feedback = (more: Record<string, unknown>) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      positive_button: { text: plain(), value: 'y', ...more },
      negative_button: { text: plain(), value: 'n' },
    },
  ],
});
const video = (more: Record<string, unknown>) => ({
  type: 'video',
  video_url: 'https://example.com/v',
  thumbnail_url: 'https://example.com/t',
  alt_text: 'a',
  title: plain(),
  ...more,
});

// what, the largest valid size, how to build it, where the fault is reported, and on which surface
const longest: [string, number, Build, string, Surface?][] = [
  ['block_id', 255, n => ({ type: 'divider', block_id: chars(n) }), '/block_id'],
  ['action_id', 255, n => actions(button({ action_id: chars(n) })), '/elements/0/action_id'],
  ['section text', 3000, n => section({ text: mrkdwn(chars(n)) }), '/text/text'],
  ['plain section text', 3000, n => section({ text: plain(chars(n)) }), '/text/text'],
  ['section field', 2000, n => ({ type: 'section', fields: [mrkdwn(chars(n))] }), '/fields/0/text'],
  ['header', 150, n => ({ type: 'header', text: plain(chars(n)) }), '/text/text'],
  ['context text', 3000, n => ({ type: 'context', elements: [mrkdwn(chars(n))] }), '/elements/0/text'],
  ['markdown', 12_000, n => ({ type: 'markdown', text: chars(n) }), '/text', 'message'],
  ['alert text', 200, n => ({ type: 'alert', text: mrkdwn(chars(n)) }), '/text/text'],
  ['input label', 2000, n => input({ type: 'plain_text_input' }, { label: plain(chars(n)) }), '/label/text'],
  ['input hint', 2000, n => input({ type: 'plain_text_input' }, { hint: plain(chars(n)) }), '/hint/text'],
  ['image alt text', 2000, n => sample.image({ alt_text: chars(n) }), '/alt_text'],
  ['image title', 2000, n => sample.image({ title: plain(chars(n)) }), '/title/text'],
  ['image URL', 3000, n => sample.image({ image_url: sample.url(n) }), '/image_url'],
  ['button text', 75, n => actions(button({ text: plain(chars(n)) })), '/elements/0/text/text'],
  ['button value', 2000, n => actions(button({ value: chars(n) })), '/elements/0/value'],
  ['button URL', 3000, n => actions(button({ url: sample.url(n) })), '/elements/0/url'],
  [
    'button accessibility label',
    75,
    n => actions(button({ accessibility_label: chars(n) })),
    '/elements/0/accessibility_label',
  ],
  ['confirm title', 100, n => dialog({ title: plain(chars(n)) }), '/elements/0/confirm/title/text'],
  ['confirm text', 300, n => dialog({ text: mrkdwn(chars(n)) }), '/elements/0/confirm/text/text'],
  ['confirm yes', 30, n => dialog({ confirm: plain(chars(n)) }), '/elements/0/confirm/confirm/text'],
  ['confirm no', 30, n => dialog({ deny: plain(chars(n)) }), '/elements/0/confirm/deny/text'],
  [
    'placeholder',
    150,
    n => select({ options: options(1), placeholder: plain(chars(n)) }),
    '/elements/0/placeholder/text',
  ],
  [
    'option text',
    75,
    n => select({ options: [{ text: plain(chars(n)), value: 'v' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'option value',
    75,
    n => select({ options: [{ text: plain(), value: chars(n) }] }),
    '/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    n => select({ options: [sample.option(0, { description: plain(chars(n)) })] }),
    '/elements/0/options/0/description/text',
  ],
  [
    'checkbox text',
    75,
    n => check({ options: [{ text: mrkdwn(chars(n)), value: 'v' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'overflow option URL',
    3000,
    n => actions({ type: 'overflow', options: [sample.option(0, { url: sample.url(n) })] }),
    '/elements/0/options/0/url',
  ],
  [
    'group label',
    75,
    n => select({ option_groups: [{ label: plain(chars(n)), options: options(1) }] }),
    '/elements/0/option_groups/0/label/text',
  ],
  [
    'initial text',
    3000,
    n => input({ type: 'plain_text_input', initial_value: chars(n) }),
    '/element/initial_value',
  ],
  [
    'overflow option text',
    75,
    n => actions({ type: 'overflow', options: [{ text: plain(chars(n)), value: 'v' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'checkbox description',
    75,
    n => check({ options: [sample.option(0, { description: mrkdwn(chars(n)) })] }),
    '/elements/0/options/0/description/text',
  ],
  [
    'feedback button',
    75,
    n => feedback({ text: plain(chars(n)) }),
    '/elements/0/positive_button/text/text',
    'message',
  ],
  [
    'feedback value',
    2000,
    n => feedback({ value: chars(n) }),
    '/elements/0/positive_button/value',
    'message',
  ],
  [
    'rich text link',
    3000,
    n => sample.richText({ type: 'link', url: sample.url(n) }),
    '/elements/0/elements/0/url',
  ],
  [
    'image element alt text',
    2000,
    n => section({ accessory: sample.image({ alt_text: chars(n) }) }),
    '/accessory/alt_text',
  ],
  ['card title', 150, n => sample.card({ title: mrkdwn(chars(n)) }), '/title/text', 'message'],
  ['card subtitle', 150, n => sample.card({ subtitle: mrkdwn(chars(n)) }), '/subtitle/text', 'message'],
  ['card body', 200, n => sample.card({ body: mrkdwn(chars(n)) }), '/body/text', 'message'],
  ['container title', 150, n => sample.container({ title: plain(chars(n)) }), '/title/text', 'message'],
  [
    'container subtitle',
    150,
    n => sample.container({ subtitle: mrkdwn(chars(n)) }),
    '/subtitle/text',
    'message',
  ],
  ['video title', 199, n => video({ title: plain(chars(n)) }), '/title/text'],
  ['video author', 49, n => video({ author_name: chars(n) }), '/author_name'],
];

test.each(longest)(
  'validation accepts a %s of %i characters and refuses one more',
  (_, max, build, at, surface) => {
    expect(faults(build(max), surface)).toEqual([]);
    expect(faults(build(max + 1), surface)).toContain(
      `must be less than ${max + 1} characters [json-pointer:/blocks/0${at}]`,
    );
  },
);

const most: [string, number, Build, string, Surface?][] = [
  ['section fields', 10, n => ({ type: 'section', fields: times(n, () => mrkdwn()) }), '/fields'],
  ['context elements', 10, n => ({ type: 'context', elements: times(n, () => mrkdwn()) }), '/elements'],
  ['actions elements', 25, n => actions(...times(n, () => button())), '/elements'],
  [
    'context actions',
    5,
    n => ({
      type: 'context_actions',
      elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain() })),
    }),
    '/elements',
    'message',
  ],
  ['select options', 100, n => select({ options: options(n) }), '/elements/0/options'],
  [
    'multi-select options',
    100,
    n => actions({ type: 'multi_static_select', options: options(n) }),
    '/elements/0/options',
  ],
  [
    'option groups',
    100,
    n => select({ option_groups: times(n, () => ({ label: plain(), options: options(1) })) }),
    '/elements/0/option_groups',
  ],
  [
    'options of a group',
    100,
    n => select({ option_groups: [{ label: plain(), options: options(n) }] }),
    '/elements/0/option_groups/0/options',
  ],
  ['overflow options', 5, n => actions({ type: 'overflow', options: options(n) }), '/elements/0/options'],
  ['checkboxes', 10, n => check({ options: options(n) }), '/elements/0/options'],
  ['radio buttons', 10, n => actions({ type: 'radio_buttons', options: options(n) }), '/elements/0/options'],
  ['table rows', 100, n => ({ type: 'table', rows: times(n, () => row(1)) }), '/rows', 'message'],
  ['table cells', 20, n => ({ type: 'table', rows: [row(n)] }), '/rows/0', 'message'],
  [
    'column settings',
    20,
    n => ({ type: 'table', rows: [row(1)], column_settings: times(n, () => ({ align: 'left' })) }),
    '/column_settings',
    'message',
  ],
  [
    'data table rows',
    101,
    n => ({ type: 'data_table', caption: 'c', rows: times(n, () => row(1)) }),
    '/rows',
    'message',
  ],
  [
    'data table cells',
    20,
    n => ({ type: 'data_table', caption: 'c', rows: [row(n), row(n)] }),
    '/rows/0',
    'message',
  ],
  ['cards', 10, n => ({ type: 'carousel', elements: times(n, () => sample.card()) }), '/elements', 'message'],
  ['card buttons', 3, n => sample.card({ actions: times(n, () => button()) }), '/actions', 'message'],
  [
    'blocks in a container',
    10,
    n => sample.container({ child_blocks: times(n, () => ({ type: 'divider' })) }),
    '/child_blocks',
    'message',
  ],
  [
    'initially selected items',
    2,
    n =>
      actions({
        type: 'multi_users_select',
        max_selected_items: 2,
        initial_users: times(n, index => `U${index}`),
      }),
    '/elements/0/initial_users',
  ],
];

test.each(most)('validation accepts as many %s as %i and refuses one more', (_, max, build, at, surface) => {
  expect(faults(build(max), surface)).toEqual([]);
  expect(faults(build(max + 1), surface)).toContainEqual(
    `no more than ${max} items allowed [json-pointer:/blocks/0${at}]`,
  );
});

const fewest: [string, Build, string, Surface?][] = [
  ['section fields', () => ({ type: 'section', fields: [] }), '/fields'],
  ['context elements', () => ({ type: 'context', elements: [] }), '/elements'],
  ['actions elements', () => actions(), '/elements'],
  ['select options', () => select({ options: [] }), '/elements/0/options'],
  ['initially checked options', () => check({ initial_options: [] }), '/elements/0/initial_options'],
  ['cards', () => ({ type: 'carousel', elements: [] }), '/elements', 'message'],
  [
    'kinds of conversation in a filter',
    () => actions({ type: 'conversations_select', filter: { include: [] } }),
    '/elements/0/filter/include',
  ],
];

test.each(fewest)('validation refuses an empty list of %s', (_, build, at, surface) => {
  expect(faults(build(0), surface)).toContain(`must provide at least 1 items [json-pointer:/blocks/0${at}]`);
});

const numbers: [string, number, number, Build, string][] = [
  ['max_length', 1, 3000, typed('max_length'), '/element/max_length'],
  ['min_length', 0, 3000, typed('min_length'), '/element/min_length'],
  ['max_files', 1, 10, filed, '/element/max_files'],
  ['min_lines', 1, 100, rich, '/element/min_lines'],
  ['max_lines', 1, 100, n => input({ type: 'rich_text_input', max_lines: n }), '/element/max_lines'],
  [
    'indent of a list',
    0,
    8,
    n => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: [] }],
    }),
    '/elements/0/indent',
  ],
  [
    'initial_date_time',
    1_000_000_000,
    9_999_999_999,
    n => actions({ type: 'datetimepicker', initial_date_time: n }),
    '/elements/0/initial_date_time',
  ],
];

test.each(numbers)('validation accepts a %s from %i to %i and nothing beyond', (_, min, max, build, at) => {
  expect(faults(build(min))).toEqual([]);
  expect(faults(build(max))).toEqual([]);
  expect(faults(build(min - 1))).toEqual([`must be more than ${min - 1} [json-pointer:/blocks/0${at}]`]);
  expect(faults(build(max + 1))).toEqual([`must be less than ${max + 1} [json-pointer:/blocks/0${at}]`]);
});

test('validation refuses max_selected_items below one', () => {
  const menu = (max: number) => actions({ type: 'multi_users_select', max_selected_items: max });
  expect(faults(menu(1))).toEqual([]);
  expect(faults(menu(0))).toHaveLength(1);
});

test.each([
  ['message', 50],
  ['modal', 100],
  ['home', 100],
] as const)('validation accepts %s blocks up to %i', (surface, max) => {
  const blocks = (count: number) => times(count, () => ({ type: 'divider' }));
  expect(validateBlocks(blocks(max), surface)).toEqual([]);
  expect(validateBlocks(blocks(max + 1), surface)).toEqual([
    `no more than ${max} items allowed [json-pointer:/blocks]`,
  ]);
});

test.each([
  ['section text', section({ text: mrkdwn('') }), '/text/text'],
  ['button text', actions(button({ text: plain('') })), '/elements/0/text/text'],
  ['block_id', { type: 'divider', block_id: '' }, '/block_id'],
  ['rich text', sample.richText({ type: 'text', text: '' }), '/elements/0/elements/0/text'],
])('validation refuses an empty %s', (_, block, at) => {
  expect(faults(block)).toContain(`must be more than 0 characters [json-pointer:/blocks/0${at}]`);
});

test('validation counts the markdown of all blocks together', () => {
  const blocks = [6000, 6000].map(size => ({ type: 'markdown', text: chars(size) }));
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expect(validateBlocks([...blocks, { type: 'markdown', text: 'x' }], 'message')).toEqual([
    'must be less than 12001 characters [json-pointer:/blocks/2/text]',
  ]);
});
