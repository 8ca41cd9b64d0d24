import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp } from '../../src/domain/characters.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('clamp', () => {
  it.each([
    ['Ada', 3, 'Ada'],
    ['Ada!', 3, 'Ad…'],
    ['🚀🚀', 4, '🚀🚀'],
    ['🚀🚀🚀', 4, '🚀…'],
    ['🚀🚀', 3, '🚀…'],
    ['', 1, ''],
    ['ab', 1, '…'],
  ])('clamp cuts %j to %i: %j', (text, most, expected) => {
    expect(clamp(text, most)).toBe(expected);
  });

  it('clamp never exceeds the limit, never halves a character, and changes nothing that fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 120 }), (text, most) => {
        const cut = clamp(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
        if (text.length <= most) expect(cut).toBe(text);
        else expect(text.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
      }),
    );
  });
});
