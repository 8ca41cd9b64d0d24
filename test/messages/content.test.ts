import { afterAll, beforeAll, expect, it } from 'vitest';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { chartTable } from '../../src/messages/chart-table.ts';
import type { Content, Inline, Part } from '../../src/messages/content.ts';
import { messages } from '../../src/messages/index.ts';
import type { MessageFacts, MessageKind } from '../../src/messages/message.ts';
import { fill, type World } from '../slack/worst-case.ts';
import { fillImports, type WorstImports } from '../slack/worst-imports.ts';
import { worstFacts } from '../slack/worst-message.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let world: World & { imports: WorstImports };

beforeAll(async () => {
  database = await createTestDatabase();
  const filled = await fill(database.db, senturo, 'wide letters');
  world = { ...filled, imports: await fillImports(database.db, filled, 'wide letters') };
});

afterAll(() => database.drop());

/** Draws a message as an email without HTML would. */
function plainText({ summary, parts }: Content): string {
  return [summary, ...parts.map(partText)].join('\n\n');
}

function partText(part: Part): string {
  if ('paragraph' in part) return sentence(part.paragraph);
  if ('lines' in part) return part.lines.map(sentence).join('\n');
  if ('list' in part) return part.list.map(item => `- ${sentence(item)}`).join('\n');
  if ('quote' in part) return part.quote.replace(/^/gmu, '> ');
  if ('link' in part) return `${part.link.label}: ${part.link.url}`;
  if ('chart' in part) return `${part.chart.title}\n${chartTable(part.chart)}`;
  return part.buttons
    .map(({ label, confirm }) => `[${label}]${confirm ? ` (${confirm.title} ${confirm.text})` : ''}`)
    .join('\n');
}

const sentence = (pieces: Inline[]) => pieces.map(inlineText).join('');

function inlineText(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  if ('bold' in piece) return piece.bold;
  if ('url' in piece) return piece.url;
  if ('address' in piece) return piece.address;
  return 'mention' in piece ? piece.name : piece.time.toUTCString();
}

/** All values inside a value whose key matches. */
function under(value: unknown, keys: RegExp, key = ''): unknown[] {
  if (value instanceof Date || typeof value !== 'object' || value === null)
    return keys.test(key) ? [value] : [];
  return Object.entries(value).flatMap(([each, inner]) => under(inner, keys, each));
}

const slackMarkup = /<[@#!]|<[^<>]*\|[^<>]*>|&(?:amp|lt|gt);|\*[^*\s][^*]*\*/u;

const each = (run: (facts: MessageFacts, content: Content) => void) => async (kind: MessageKind) => {
  for (const index of [0, 1, 2, 3, 4]) {
    const facts = await worstFacts(database.db, world, { kind, script: 'wide letters', index });
    const content = messages[kind](facts);
    if (!content) throw new Error(`Nothing is said by ${kind}: let worst-message.ts make what it tells of.`);
    run(facts, content);
  }
};

const kinds = Object.keys(messages) as MessageKind[];

it.each(kinds)(
  'the text of the message %s has no Slack markup and no ids',
  each((facts, content) => {
    const text = plainText(content);
    expect(text).not.toMatch(slackMarkup);
    const ids = under(facts, /^(?:id|by|resolvedBy|recipient|\w+Id)$/u).filter(id => typeof id === 'string');
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter(id => text.includes(id))).toEqual([]);
  }),
);

it.each(kinds)(
  'the message %s has a name for everybody it mentions',
  each(({ initiator, invitation, joinRequest }, content) => {
    const members = [initiator, invitation?.inviter, joinRequest?.decider, joinRequest];
    const names = new Map(members.map(who => [who?.slackUserId, who?.name]));
    const mentions = content.parts.flatMap(part =>
      'paragraph' in part ? part.paragraph.filter(each => typeof each === 'object' && 'mention' in each) : [],
    );
    for (const { mention, name } of mentions) {
      expect(name).toMatch(/\S/u);
      expect(name).toBe(names.get(mention) ?? name);
      expect(name).not.toBe(mention);
    }
  }),
);

it.each(kinds)(
  'the message %s leaves the format of times to the channel',
  each((_, content) => {
    expect(plainText({ ...content, parts: content.parts.map(withoutTimes) })).not.toMatch(
      /\d\d:\d\d|20\d\d/u,
    );
    for (const time of under(content, /^time$/u)) expect(time).toBeInstanceOf(Date);
  }),
);

const withoutTimes = (part: Part): Part =>
  'paragraph' in part
    ? { paragraph: part.paragraph.filter(each => typeof each === 'string' || !('time' in each)) }
    : part;

it('an invitation is complete in plain text', async () => {
  const facts = await worstFacts(database.db, world, {
    kind: 'invitation',
    script: 'wide letters',
    index: 4,
  });
  if (!facts.invitation) throw new Error('There is no invitation.');
  const { organization, role, inviter } = facts.invitation;
  const invitation = {
    ...facts.invitation,
    organization: { ...organization, name: 'Lovelace Labs', welcomeMessage: 'Bring *tea*.' },
    role: { ...role, name: 'Analyst' },
    inviter: { ...inviter, name: 'Grace Hopper' },
    note: 'See you\non Monday <3',
    grants: [],
  };
  const content = messages.invitation({ ...facts, invitation });
  expect(content && plainText(content)).toBe(
    [
      'Grace Hopper invites you to join Lovelace Labs as Analyst.',
      'Grace Hopper invites you to join Lovelace Labs as Analyst. Access to all device groups.',
      'Bring *tea*.',
      '> See you\n> on Monday <3',
      '[Accept] (Join Lovelace Labs? Join Lovelace Labs as Analyst? Access to all device groups.)\n' +
        '[Decline] (Decline the invitation? You won’t join Lovelace Labs. Foyer notifies Grace Hopper, who can invite you again.)',
    ].join('\n\n'),
  );
  const left = messages['invitation-approval']({
    ...facts,
    invitation: {
      ...invitation,
      status: 'revoked',
      resolvedBy: inviter.slackUserId,
      resolvedAt: new Date(0),
    },
  });
  expect(left && plainText(left)).toContain('✗ Rejected by Grace Hopper · Thu, 01 Jan 1970 00:00:00 GMT');
});
