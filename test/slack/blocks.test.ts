import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTime, escapedLine, escapeMrkdwn, paragraph, plain } from '../../src/slack/blocks.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('text in a field that Slack reads as mrkdwn', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1> & "co"', '&lt;@U1&gt; &amp; "co"'],
    ['&amp;', '&amp;amp;'],
  ])('text for mrkdwn is escaped: %j becomes %j', (text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  it('text for mrkdwn has no markup of its own and is read as it was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(fc.constantFrom('&', '<', '>', 'amp;', 'lt;', '!here')).map(a => a.join('')),
        ),
        text => {
          const escaped = escapeMrkdwn(text);
          expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
          const read = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
          expect(read).toBe(text);
        },
      ),
    );
  });

  it('text for mrkdwn is cut before it is escaped, so that no entity is halved', () => {
    const line = escapedLine('<'.repeat(2000));
    expect(line).toBe(`${'&lt;'.repeat(999)}…`);
  });
});

it('plain text fits its field, and emoji names stay as typed', () => {
  expect(plain('Send :invitation:', 10)).toEqual({ type: 'plain_text', text: 'Send :inv…', emoji: false });
});

it('a time is shown to older clients in UTC', () => {
  expect(dateTime(new Date('2026-01-05T09:07:59.999Z'))).toMatchObject({
    timestamp: Date.UTC(2026, 0, 5, 9, 7, 59) / 1000,
    fallback: '2026-01-05 09:07 UTC',
  });
});

it('a paragraph leaves out empty pieces, which Slack refuses', () => {
  expect(paragraph('a', '', 'b').elements).toEqual([
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ]);
});
