import { MAX_COUNTED } from '../domain/members/current-users.ts';
import type { Tally } from '../domain/page.ts';
import { texts } from '../texts/texts.ts';

/** "1 person", "12 people", "more than 10,000 people". */
export function tallied(tally: Tally, one: string, many: string): string {
  return `${numbered(tally)} ${tally.isExact && tally.count === 1 ? one : many}`;
}

/** What was counted up to one more than `most`. */
export const tallyOf = (count: number, most = MAX_COUNTED): Tally => ({
  count: Math.min(count, most),
  isExact: count <= most,
});

/** "1,204" or "more than 10,000". */
export function numbered({ count, isExact }: Tally): string {
  return texts().counts.number({ count, isExact });
}
