import type { ImportCounts } from '../domain/imports/store.ts';

/** The outcomes of an upload's rows, in the order that people read. */
export const resultBuckets = [
  'sent',
  'updated',
  'resent',
  'reactivated',
  'skipped',
  'waiting',
  'failed',
] as const;

export type ResultBucket = (typeof resultBuckets)[number];

/** The uploader's numbers, by outcome of the rows. */
export function bucketCounts({ outcomes, unsent, deliveries }: ImportCounts): Record<ResultBucket, number> {
  const of = (...names: (keyof typeof outcomes)[]) =>
    names.reduce((sum, name) => sum + (outcomes[name] ?? 0), 0);
  return {
    sent: of('invited') - (unsent.invited ?? 0),
    updated: of('updated'),
    resent: of('resent') - (unsent.resent ?? 0),
    reactivated: of('reactivated'),
    skipped: of('rejected', 'removed', 'unchanged'),
    waiting: deliveries.waiting,
    failed: deliveries.failed,
  };
}
