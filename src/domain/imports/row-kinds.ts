import type { RowClass } from './check.ts';
import type { RowOutcome } from './store.ts';

/**
 * What an upload does, or did, with a row. The review, its button, the uploader's message, the results, the fix-me file
 * and the audit log all use these words and these numbers. In the order in which people read them.
 * Source: issue 11, number 11
 */
export const rowKinds = [
  'new',
  'updated',
  'sent again',
  'reactivated',
  'deactivated',
  'revoked',
  'unchanged',
  'to fix',
  'left out',
] as const;

export type RowKind = (typeof rowKinds)[number];

/** What Send does with a row. */
export const kindOfClass: Record<RowClass, RowKind> = {
  ready: 'new',
  update: 'updated',
  resend: 'sent again',
  reactivate: 'reactivated',
  deactivate: 'deactivated',
  revoke: 'revoked',
  unchanged: 'unchanged',
  error: 'to fix',
};

/** What Send did with a row. */
export const kindOfOutcome: Record<RowOutcome, RowKind> = {
  invited: 'new',
  updated: 'updated',
  resent: 'sent again',
  reactivated: 'reactivated',
  deactivated: 'deactivated',
  revoked: 'revoked',
  unchanged: 'unchanged',
  rejected: 'to fix',
  removed: 'left out',
};

/** The rows of each kind; every kind is there. */
export function countKinds(kinds: Iterable<readonly [RowKind, number]>): Record<RowKind, number> {
  const counts = Object.fromEntries(rowKinds.map(kind => [kind, 0])) as Record<RowKind, number>;
  for (const [kind, count] of kinds) counts[kind] += count;
  return counts;
}

/** Every result that a row can have. */
export const rowOutcomes = Object.keys(kindOfOutcome) as RowOutcome[];
