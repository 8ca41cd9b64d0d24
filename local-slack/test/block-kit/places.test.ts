import { expect, test } from 'vitest';
import type { Surface } from '../../src/block-kit/validate.ts';
import {
  actions,
  button,
  card,
  container,
  faults,
  image,
  input,
  lineChart,
  mrkdwn,
  options,
  plain,
  richText,
  section,
} from './samples.ts';

const cell = { type: 'raw_text', text: 'a' };
const everywhere: Surface[] = ['message', 'modal', 'home'];

const blocks: [string, Record<string, unknown>, Surface[]][] = [
  ['section', section(), everywhere],
  ['actions', actions(button()), everywhere],
  ['context', { type: 'context', elements: [mrkdwn(), plain(), image()] }, everywhere],
  ['divider', { type: 'divider' }, everywhere],
  ['header', { type: 'header', text: plain() }, everywhere],
  ['image', image(), everywhere],
  ['input', input({ type: 'plain_text_input' }), everywhere],
  ['rich_text', richText({ type: 'text', text: 'a' }), everywhere],
  [
    'video',
    {
      type: 'video',
      video_url: 'https://a.example/v',
      thumbnail_url: 'https://a.example/t',
      alt_text: 'a',
      title: plain(),
    },
    everywhere,
  ],
  ['alert', { type: 'alert', text: plain(), level: 'warning' }, ['modal']],
  ['markdown', { type: 'markdown', text: '**a**' }, ['message']],
  ['table', { type: 'table', rows: [[cell]] }, ['message']],
  ['data_table', { type: 'data_table', caption: 'c', rows: [[cell], [cell]] }, ['message']],
  ['container', container(), ['message']],
  ['file', { type: 'file', source: 'remote', external_id: 'a' }, ['message']],
  ['data_visualization', lineChart(1, 2), ['message']],
  ['card', card({ actions: [button()] }), everywhere],
  ['carousel', { type: 'carousel', elements: [card()] }, ['message', 'home']],
  [
    'context_actions',
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: plain(), value: 'y' },
          negative_button: { text: plain(), value: 'n' },
        },
      ],
    },
    ['message'],
  ],
  ['task_card', { type: 'task_card', task_id: 't', title: 'T', status: 'complete' }, ['message']],
  [
    'plan',
    { type: 'plan', title: 'P', tasks: [{ type: 'task_card', task_id: 't', title: 'T', status: 'pending' }] },
    ['message'],
  ],
];

test.each(blocks)('a %s block is allowed on the surfaces where Slack allows it', (type, block, surfaces) => {
  for (const surface of everywhere) {
    const expected = surfaces.includes(surface)
      ? []
      : [`unsupported type: ${type} [json-pointer:/blocks/0/type]`];
    expect(faults(block, surface), surface).toEqual(expected);
  }
});

const menus = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select']
  .flatMap(name => [name, `multi_${name}`])
  .map(type => (type.endsWith('static_select') ? { type, options: options(2) } : { type }));
const choices = [
  ...menus,
  { type: 'checkboxes', options: options(2) },
  { type: 'radio_buttons', options: options(2) },
  { type: 'datepicker' },
  { type: 'timepicker' },
];
const fields = ['plain_text_input', 'email_text_input', 'url_text_input', 'file_input'].map(type => ({
  type,
}));
const overflow = { type: 'overflow', options: options(2) };

const places: [string, (element: unknown) => unknown, string, unknown[]][] = [
  ['section', accessory => section({ accessory }), '/accessory', [...choices, button(), overflow, image()]],
  [
    'actions',
    element => actions(element),
    '/elements/0',
    [...choices, button(), overflow, { type: 'datetimepicker' }, { type: 'rich_text_input' }],
  ],
  [
    'input',
    element => input(element as Record<string, unknown>),
    '/element',
    [
      ...choices,
      ...fields,
      { type: 'datetimepicker' },
      { type: 'rich_text_input' },
      { type: 'number_input', is_decimal_allowed: true },
    ],
  ],
  ['context', element => ({ type: 'context', elements: [element] }), '/elements/0', [image()]],
];

const everyElement = [
  ...new Map(places.flatMap(([, , , elements]) => elements.map(one => [JSON.stringify(one), one]))).values(),
];

test.each(places)('a %s block accepts the elements that Slack accepts', (_, build, at, allowed) => {
  const names = new Set(allowed.map(element => JSON.stringify(element)));
  for (const element of everyElement) {
    const { type } = element as { type: string };
    const expected = names.has(JSON.stringify(element))
      ? []
      : [`unsupported type: ${type} [json-pointer:/blocks/0${at}/type]`];
    expect(faults(build(element)), type).toEqual(expected);
  }
});

test.each([
  ['email_text_input', {}, ['modal']],
  ['url_text_input', {}, ['modal']],
  ['number_input', { is_decimal_allowed: false }, ['modal']],
  ['file_input', {}, ['modal']],
  ['datetimepicker', {}, ['message', 'modal']],
  ['rich_text_input', {}, ['modal', 'home']],
  ['plain_text_input', {}, everywhere],
])('a %s is allowed in the blocks where Slack allows it', (type, more, surfaces) => {
  for (const surface of everywhere) {
    expect(faults(input({ type, ...more }), surface).length === 0, surface).toBe(surfaces.includes(surface));
  }
});

test('a container accepts no container, and a carousel accepts no header', () => {
  expect(faults(container({ child_blocks: [container()] }), 'message')).toEqual([
    'unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]',
  ]);
  expect(faults({ type: 'carousel', elements: [{ type: 'header', text: plain() }] }, 'message')).toHaveLength(
    1,
  );
});

test('validation refuses a container that starts collapsed but can’t be collapsed', () => {
  expect(faults(container({ default_collapsed: true }), 'message')).toHaveLength(1);
  expect(faults(container({ default_collapsed: true, is_collapsible: true }), 'message')).toEqual([]);
});
