import { MAX_COUNTED } from '../domain/members/current-users.ts';
import type { Tally } from '../domain/page.ts';

/** What was counted up to one more than `most`. */
export const tallyOf = (count: number, most = MAX_COUNTED): Tally => ({
  count: Math.min(count, most),
  isExact: count <= most,
});
