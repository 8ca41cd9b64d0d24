import { countKinds, kindOfOutcome, type RowKind, rowKinds } from '../domain/imports/row-kinds.ts';
import type { ImportCounts, RowOutcome } from '../domain/imports/store.ts';
import { texts } from '../texts/texts.ts';

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

/** The numbers in a line: "4 new, 1 update". Kinds without a row are left out. */
export function kindsLine(counts: Record<RowKind, number>): string {
  const { kinds } = texts().uploads;
  return rowKinds
    .filter(kind => counts[kind] > 0)
    .map(kind => kinds[kind](counts[kind]))
    .join(', ');
}

/** One number with its words, as a button says it: "4 new". */
export function bucketLabel(bucket: ResultBucket, count: number): string {
  const { kinds, waiting, notDelivered } = texts().uploads;
  if (bucket === 'waiting') return waiting(count);
  return bucket === 'not delivered' ? notDelivered(count) : kinds[bucket](count);
}

/** The title over the rows behind a number. */
export function bucketTitle(bucket: ResultBucket): string {
  const { kindNames, waitingTitle, notDeliveredTitle } = texts().uploads;
  if (bucket === 'waiting') return waitingTitle;
  return bucket === 'not delivered' ? notDeliveredTitle : kindNames[bucket];
}

/** How many rows ended in each way, in the upload's words. */
export function kindCounts(outcomes: ImportCounts['outcomes']): Record<RowKind, number> {
  return countKinds(
    Object.entries(outcomes).map(([outcome, count]) => [kindOfOutcome[outcome as RowOutcome], count]),
  );
}
