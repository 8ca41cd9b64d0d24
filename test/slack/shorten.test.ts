import fc from 'fast-check';
import { validateOptions } from 'local-slack/block-kit';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/slack/blocks.ts';
import { frameBytes, MAX_FRAME } from '../../src/slack/receivers/frame.ts';
import { fittingErrors, fittingOptions } from '../../src/slack/shorten.ts';

const fits = (answer: unknown) => frameBytes(answer) <= MAX_FRAME;
const text = (most: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: most });

describe('a frame of Socket Mode', () => {
  it('a frame of Socket Mode is measured in bytes, with its envelope', () => {
    expect(frameBytes({ text: 'ab' })).toBe(frameBytes({ text: '' }) + 2);
    expect(frameBytes({ text: '語' })).toBe(frameBytes({ text: '' }) + 3);
    expect(frameBytes(undefined)).toBe(67);
  });

  it('a frame of Socket Mode has room for messages under fields, however long they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,20}$/u), text(3_000), { minKeys: 1 }), errors => {
        const shortened = fittingErrors(errors, fits);
        expect(fits({ response_action: 'errors', errors: shortened })).toBe(true);
        expect(Object.keys(shortened)).toEqual(Object.keys(errors));
        if (fits({ response_action: 'errors', errors })) expect(shortened).toEqual(errors);
      }),
    );
  });

  it('a frame of Socket Mode has as many options as fit, and says how many are left out', () => {
    const option = fc.record({ text: text(75).map(name => plain(name, 75)), value: fc.uuid() });
    fc.assert(
      fc.property(fc.array(option, { minLength: 1, maxLength: 100 }), options => {
        const shortened = fittingOptions(options, fits);
        expect(fits(shortened)).toBe(true);
        if ('options' in shortened) {
          expect(shortened.options).toEqual(options);
          return;
        }
        expect(validateOptions(shortened)).toEqual([]);
        const [group] = shortened.option_groups;
        const count = group?.options.length ?? 0;
        expect(group?.label.text).toBe(
          `The first ${count} of ${options.length}. Type more to find the others.`,
        );
        expect(fits({ option_groups: [{ ...group, options: options.slice(0, count + 1) }] })).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
