import { expect, test } from 'vitest';
import { escapeCommandText, escapeText, pings, pingsOf, unescapeText } from '../src/mrkdwn.ts';

const people: Record<string, string> = { ada: 'U1', 'grace.hopper': 'U2', 'linus-t': 'U3' };
const directory = {
  user: (name: string) => (people[name] ? { id: people[name], name } : undefined),
  channel: (name: string) => (name === 'general' ? { id: 'C1', name } : undefined),
};
const sent = (typed: string) => escapeCommandText(typed, directory, true);

test.each([
  ['@ada as Viewer', '<@U1|ada> as Viewer'],
  ['invite @ada, @grace.hopper.', 'invite <@U1|ada>, <@U2|grace.hopper>.'],
  ['(@linus-t)', '(<@U3|linus-t>)'],
  ['@nobody', '@nobody'],
  ['in #general and #nowhere', 'in <#C1|general> and #nowhere'],
  ['a@b.co as Viewer', '<mailto:a@b.co|a@b.co> as Viewer'],
  [
    'a.b+c@sub.example.com, d@e.org',
    '<mailto:a.b+c@sub.example.com|a.b+c@sub.example.com>, <mailto:d@e.org|d@e.org>',
  ],
  ['mail@ada', 'mail@ada'],
  ['see https://a.example/x?y=1&z=2.', 'see <https://a.example/x?y=1&amp;z=2>.'],
  ['@here @channel', '<!here> <!channel>'],
  ['<!channel> & "friends"', '&lt;!channel&gt; &amp; "friends"'],
  ['<@U1>', '&lt;@U1&gt;'],
  ['', ''],
])('a command sends %j as %j where it escapes', (typed, text) => {
  expect(sent(typed)).toBe(text);
});

test('a command that doesn’t escape leaves mentions and addresses plain, but never the three characters', () => {
  expect(escapeCommandText('@ada a@b.co #general <x> & y', directory, false)).toBe(
    '@ada a@b.co #general &lt;x&gt; &amp; y',
  );
});

test.each(['a < b & c > d', '&lt;', '&amp;lt;', '<!channel>', ''])(
  'unescaping restores %j after escaping',
  text => {
    expect(unescapeText(escapeText(text))).toBe(text);
  },
);

test.each([
  ['<@U1> and <@W2|grace>', { users: ['U1', 'W2'], groups: [], broadcasts: [] }],
  ['<@U1><@U1>', { users: ['U1'], groups: [], broadcasts: [] }],
  [
    '<!here> <!channel|channel> <!everyone>',
    { users: [], groups: [], broadcasts: ['here', 'channel', 'everyone'] },
  ],
  ['<!subteam^S1|@team>', { users: [], groups: ['S1'], broadcasts: [] }],
  [
    '&lt;!channel&gt; @channel <#C1> <mailto:a@b.c> <!date^1^{date}|x>',
    { users: [], groups: [], broadcasts: [] },
  ],
])('pings finds who is notified in %j', (text, found) => {
  expect(pings(text)).toEqual(found);
});

const nobody = { users: [], groups: [], broadcasts: [] };
const channel = { users: [], groups: [], broadcasts: ['channel'] };
const text = (type: string, more = {}) => ({ type, text: '<!channel>', ...more });

test.each([
  ['mrkdwn of a section', { type: 'section', text: text('mrkdwn') }, channel],
  ['mrkdwn that is verbatim', { type: 'section', text: text('mrkdwn', { verbatim: true }) }, channel],
  ['a field', { type: 'section', fields: [text('mrkdwn')] }, channel],
  ['a context element', { type: 'context', elements: [text('mrkdwn')] }, channel],
  ['a markdown block', text('markdown'), channel],
  ['plain text of a section', { type: 'section', text: text('plain_text') }, nobody],
  ['a button', { type: 'actions', elements: [{ type: 'button', text: text('plain_text') }] }, nobody],
  [
    'a confirm dialog',
    { type: 'actions', elements: [{ type: 'button', confirm: { text: text('mrkdwn') } }] },
    nobody,
  ],
  [
    'text in rich text',
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [text('text')] }] },
    nobody,
  ],
])('a message with %s notifies the right people', (_, block, found) => {
  expect(pingsOf({ blocks: [block] })).toEqual(found);
});

test('pings finds mentions in rich text, including its lists and tables', () => {
  const section = {
    type: 'rich_text_section',
    elements: [
      { type: 'user', user_id: 'U1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'broadcast', range: 'here' },
    ],
  };
  const block = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: [section] }],
  };
  const found = { users: ['U1'], groups: ['S1'], broadcasts: ['here'] };
  expect(pingsOf({ blocks: [block] })).toEqual(found);
  expect(pingsOf({ blocks: [{ type: 'table', rows: [[block]] }] })).toEqual(found);
});

test('the text is only a fallback for blocks', () => {
  expect(pingsOf({ text: '<!channel>', blocks: [{ type: 'divider' }] })).toEqual(nobody);
  expect(pingsOf({ text: '<!channel>', blocks: [] })).toEqual(channel);
  expect(pingsOf({ text: '<!channel>' })).toEqual(channel);
  expect(pingsOf({})).toEqual(nobody);
});
