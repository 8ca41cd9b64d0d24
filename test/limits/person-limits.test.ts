import { describe, expect, it } from 'vitest';
import { PersonLimits, TooFastError, usualAllowance } from '../../src/slack/person-limits.ts';

const few = { inHand: 2, waiting: 3, refusalsAMinute: 4 };

/** A request that is in hand until it is let go. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { hold: () => promise, open: resolve };
}

/** The result of each: 'done', or 'too fast'. */
const outcomes = (requests: Promise<unknown>[]) =>
  Promise.all(
    requests.map(request =>
      request.then(
        () => 'done',
        error => {
          if (error instanceof TooFastError) return 'too fast';
          throw error;
        },
      ),
    ),
  );

describe('one person', () => {
  it('one person has a few requests running at once, the next wait in order, and one too many is refused', async () => {
    const limits = new PersonLimits(few);
    const { hold, open } = gate();
    const begun: number[] = [];
    const requests = Array.from({ length: 8 }, (_, n) =>
      limits.inTurn('U1', async () => {
        begun.push(n);
        await hold();
      }),
    );
    expect(await outcomes(requests.slice(5))).toEqual(['too fast', 'too fast', 'too fast']);
    expect(begun).toEqual([0, 1]);
    open();
    expect(await outcomes(requests.slice(0, 5))).toEqual(Array(5).fill('done'));
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('one person doesn’t take the turn of another', async () => {
    const limits = new PersonLimits(few);
    const { hold, open } = gate();
    const held = Array.from({ length: 5 }, () => limits.inTurn('U1', hold));
    expect(await limits.inTurn('U2', async () => 'answered')).toBe('answered');
    open();
    await Promise.all(held);
  });

  it('one person has no more requests after the refusals of a minute, whatever another does', async () => {
    const limits = new PersonLimits(few);
    for (let n = 0; n < few.refusalsAMinute; n += 1) {
      await limits.inTurn('U1', () => limits.noteRefusal('U1'));
    }
    const asked = [limits.inTurn('U1', async () => {}), limits.inTurn('U2', async () => {})];
    expect(await outcomes(asked)).toEqual(['too fast', 'done']);
  });

  it('one person is never limited by successful requests, also at 150 requests a second, 16 at once, for a minute', async () => {
    const limits = new PersonLimits(usualAllowance);
    let left = 150 * 60;
    const ask = async () => {
      while (left > 0) {
        left -= 1;
        await limits.inTurn('U1', async () => {});
      }
    };
    expect(await outcomes(Array.from({ length: 16 }, ask))).toEqual(Array(16).fill('done'));
  });

  it('one person can be refused now and then in a busy minute', async () => {
    const limits = new PersonLimits(usualAllowance);
    for (let n = 0; n < 9_000; n += 1) {
      await limits.inTurn('U1', async () => void (n % 300 === 0 && (await limits.noteRefusal('U1'))));
    }
    expect(await outcomes([limits.inTurn('U1', async () => {})])).toEqual(['done']);
  });

  it('one person is forgotten when nothing of theirs is running, also when it failed', async () => {
    const limits = new PersonLimits(few);
    await limits.inTurn('U1', async () => {});
    await limits.inTurn('U2', () => Promise.reject(new Error('it failed'))).catch(() => {});
    expect(limits.people).toBe(0);
  });
});
