import { countKinds, kindOfOutcome, type RowKind, rowKinds } from '../domain/imports/row-kinds.ts';
import type { ImportCounts, RowOutcome } from '../domain/imports/store.ts';

/** Rows that the uploader can list: by what the upload did, and invitations that didn't get through. */
export const resultBuckets = [...rowKinds, 'waiting', 'not delivered'] as const;

export type ResultBucket = (typeof resultBuckets)[number];

/** Buckets by the words that buttons in older messages carry. */
export const olderBuckets: Readonly<Record<string, ResultBucket>> = {
  sent: 'new',
  resent: 'sent again',
  skipped: 'to fix',
  failed: 'not delivered',
};

/** The uploader's numbers. */
export function bucketCounts({ outcomes, deliveries }: ImportCounts): Record<ResultBucket, number> {
  return {
    ...kindCounts(outcomes),
    waiting: deliveries.waiting,
    'not delivered': deliveries.failed,
  };
}

/** How many rows ended in each way, in the upload's words. */
export function kindCounts(outcomes: ImportCounts['outcomes']): Record<RowKind, number> {
  return countKinds(
    Object.entries(outcomes).map(([outcome, count]) => [kindOfOutcome[outcome as RowOutcome], count]),
  );
}
