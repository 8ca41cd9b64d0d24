import { describe, expect, it } from 'vitest';
import { reasonText, storedReason } from '../../src/messages/reasons.ts';
import { forReader } from '../../src/texts/reader.ts';
import { catalogs } from '../../src/texts/texts.ts';

const inGerman = (reason: string) => forReader({ locale: 'de-DE' }, () => reasonText(reason));

describe('the reason for a failed delivery', () => {
  it('each reader reads a stored reason in their own language, with its facts', () => {
    const full = storedReason({ code: 'target-full', target: '#staff-room' });
    expect(reasonText(full)).toBe('#staff-room has as many members as Slack allows.');
    expect(inGerman(full)).toBe('#staff-room hat so viele Mitglieder, wie Slack erlaubt.');
  });

  it('a sentence that an older version stored is shown as it is', () => {
    for (const sentence of ['The channel is archived.', '5', '{"half', '{}', 'null']) {
      expect(inGerman(sentence)).toBe(sentence);
    }
  });

  it('a reason that this version doesn’t know counts as unknown', () => {
    for (const reason of [null, '', '{"code":"newer"}', '{"code":"toString"}']) {
      expect(reasonText(reason)).toBe('The reason is unknown.');
    }
  });

  it('a reason contains no secret link, no half characters and nothing invisible', () => {
    const secret = 'Ab-_'.repeat(11).slice(1);
    const words = `550 \ud800 see https://foyer.example/i/${secret}\u202e`;
    const reason = storedReason({ code: 'mail-refused', words });
    expect(reason).not.toContain(secret);
    expect(reasonText(reason)).toBe(
      'The mail server refused the email: “550 see https://foyer.example/i/[hidden]”.',
    );
  });

  it('every reason is one or more sentences in every language', () => {
    const facts = { target: '#a', command: '/invite', words: 'w', error: 'e', scopes: ['x'] };
    for (const { reasons } of Object.values(catalogs)) {
      for (const [code, text] of Object.entries(reasons)) {
        expect((text as (facts: object) => string)(facts), code).toMatch(/^[\p{Lu}#].*\.$/u);
      }
    }
  });
});
