import { expect, test } from 'vitest';
import type { Block } from '../src/block-kit/block.ts';
import { pressables } from '../src/block-kit/pressables.ts';
import { plainText } from '../src/reading.ts';
import {
  actions,
  button,
  card,
  container,
  image,
  input,
  lineChart,
  mrkdwn,
  option,
  options,
  pie,
  plain,
  richText,
  section,
} from './block-kit/samples.ts';

const names = {
  user: (id: string) => ({ U1: 'Ada Lovelace' })[id] ?? id,
  channel: (id: string) => ({ C1: 'general' })[id] ?? id,
};
const read = (...blocks: Block[]) => plainText(blocks, names);
const readMrkdwn = (text: string) => read(section({ text: mrkdwn(text) }));

test.each([
  ['Hello <@U1>, see <#C1>', 'Hello @Ada Lovelace, see #general'],
  ['<@U1|ada> <#C1|old>', '@Ada Lovelace #general'],
  ['<https://a.example/x|the page> <https://a.example/?a=1&amp;b=2>', 'the page https://a.example/?a=1&b=2'],
  ['<mailto:a@b.co|a@b.co> <mailto:c@d.co>', 'a@b.co c@d.co'],
  ['<!channel> <!subteam^S1|@team> <!subteam^S2>', '@channel @team @S2'],
  ['*bold* _italic_ ~gone~ `code`', 'bold italic gone code'],
  ['*_both_*', 'both'],
  ['snake_case_name 2*3*4 *not bold', 'snake_case_name 2*3*4 *not bold'],
  ['`*not bold*` &lt;!channel&gt; &amp;amp;', '*not bold* <!channel> &amp;'],
  ['<https://a.example|a_b_c> _<https://a.example/_x_|in>_', 'a_b_c in'],
  ['```\na *b* &lt;\n```', '\na *b* <\n'],
  ['<!date^1767603600^{date_num} at {time}|then>', '2026-01-05 at 9:00 AM'],
  ['<!date^1767603600^{date_short_pretty}|then>', 'Jan 5, 2026'],
  ['<!date^soon^{date}|then> <!date^1^{nonsense}|never>', 'then never'],
])('a person reads mrkdwn %j as %j', (text, shown) => {
  expect(readMrkdwn(text).replaceAll('\u202f', ' ')).toBe(shown);
});

test('a person reads plain text unchanged', () => {
  expect(read(section({ text: plain('*a* <@U1> &amp;') }))).toBe('*a* <@U1> &amp;');
});

test('a message is read line by line', () => {
  const blocks = [
    { type: 'header', text: plain('Title') },
    section({ fields: [mrkdwn('*One*\n1'), plain('Two')], accessory: button() }),
    { type: 'divider' },
    { type: 'context', elements: [image({ alt_text: 'logo' }), mrkdwn('by <@U1>')] },
    actions(button({ text: plain('Accept') }), { type: 'overflow', options: options(2) }),
    image({ title: plain('Picture') }),
    { type: 'markdown', text: 'a **b**' },
    { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }, richText({ type: 'text', text: 'b' })]] },
  ];
  expect(read(...blocks).split('\n')).toEqual([
    'Title',
    'text',
    'One',
    '1',
    'Two',
    '[Go]',
    '───',
    '[image: logo] by @Ada Lovelace',
    '[Accept] [⋯ Option 0 | Option 1]',
    'Picture',
    '[image: a]',
    'a **b**',
    'a | b',
  ]);
});

test('a form is read with labels, hints and the content of its fields', () => {
  const blocks = [
    input({ type: 'plain_text_input' }),
    input({ type: 'plain_text_input', initial_value: 'Ada' }, { optional: true, hint: plain('Hint') }),
    input({ type: 'static_select', options: options(2), initial_option: option(1) }),
    input({ type: 'multi_users_select', initial_users: ['U1', 'U2'] }),
    input({ type: 'checkboxes', options: options(2), initial_options: [option(0)] }),
    input({ type: 'radio_buttons', options: options(2), initial_option: option(1) }),
    input({ type: 'datetimepicker', initial_date_time: 1767603600 }),
    input({ type: 'rich_text_input', initial_value: richText({ type: 'text', text: 'rich' }) }),
    actions(
      { type: 'users_select', placeholder: plain('Choose') },
      { type: 'datepicker', initial_date: '2026-01-05' },
    ),
  ];
  expect(read(...blocks).split('\n')).toEqual([
    'Label: ____',
    'Label (optional): Ada',
    'Hint',
    'Label: Option 1',
    'Label: @Ada Lovelace, @U2',
    'Label: ☑ Option 0  ☐ Option 1',
    'Label: ○ Option 0  ● Option 1',
    'Label: 2026-01-05 09:00',
    'Label: rich',
    '[Choose ▾] [2026-01-05 ▾]',
  ]);
});

test('rich text is read with its lists, mentions and links', () => {
  const inline = [
    { type: 'user', user_id: 'U1' },
    { type: 'text', text: ' in ' },
    { type: 'channel', channel_id: 'C1' },
    { type: 'link', url: 'https://a.example', text: ' here' },
    { type: 'emoji', name: 'wave' },
    { type: 'broadcast', range: 'here' },
    { type: 'usergroup', usergroup_id: 'S1' },
    { type: 'date', timestamp: 1767603600, format: '{date_num}' },
  ];
  const item = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
  const block = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: inline },
      { type: 'rich_text_list', style: 'ordered', elements: [item('a'), item('b')] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item('c')] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }] },
    ],
  };
  expect(read(block).split('\n')).toEqual([
    '@Ada Lovelace in #general here:wave:@here@S12026-01-05',
    '1. a',
    '2. b',
    '  • c',
    'q',
  ]);
});

test('the content of cards, carousels and containers is read', () => {
  const one = card({ subtitle: mrkdwn('sub'), body: mrkdwn('body'), actions: [button()] });
  const outer = container({ subtitle: plain('under'), child_blocks: [section()] });
  expect(read({ type: 'carousel', elements: [one] }, outer).split('\n')).toEqual([
    'text',
    'sub',
    'body',
    '[Go]',
    'text',
    'under',
    'text',
  ]);
});

test('a chart is read as its title and its numbers', () => {
  expect(read(lineChart(2, 2), pie({ label: 'Analysts', value: 3 })).split('\n')).toEqual([
    'Invitations',
    's0: c0 0, c1 1',
    's1: c0 0, c1 1',
    'Members',
    'Analysts 3',
  ]);
});

test('every button is found with its value, in reading order', () => {
  const confirm = { text: plain('Sure?') };
  const blocks = [
    section({ block_id: 'b1', accessory: button({ action_id: 'a1', value: 'v', style: 'danger', confirm }) }),
    actions(button({ action_id: 'a2', url: 'https://a.example' }), { type: 'users_select', action_id: 'a3' }),
    input({ type: 'plain_text_input', action_id: 'a4' }),
    { type: 'carousel', elements: [card({ block_id: 'b2', actions: [button({ action_id: 'a5' })] })] },
    container({ child_blocks: [actions({ type: 'overflow', action_id: 'a6', options: options(2) })] }),
  ];
  expect(pressables(blocks)).toEqual([
    { blockId: 'b1', actionId: 'a1', type: 'button', text: 'Go', value: 'v', style: 'danger', confirm },
    { blockId: '', actionId: 'a2', type: 'button', text: 'Go', url: 'https://a.example' },
    { blockId: 'b2', actionId: 'a5', type: 'button', text: 'Go' },
    { blockId: '', actionId: 'a6', type: 'overflow', text: '…', options: options(2) },
  ]);
});

test('both feedback buttons and an icon button are found', () => {
  const block = {
    type: 'context_actions',
    block_id: 'b',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f',
        positive_button: { text: plain('Good'), value: 'y' },
        negative_button: { text: plain('Bad'), value: 'n' },
      },
      { type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') },
    ],
  };
  expect(pressables([block]).map(one => [one.type, one.actionId, one.text, one.value])).toEqual([
    ['feedback_buttons', 'f', 'Good', 'y'],
    ['feedback_buttons', 'f', 'Bad', 'n'],
    ['icon_button', 'i', 'Delete', undefined],
  ]);
});
