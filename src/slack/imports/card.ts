import type { KnownBlock } from '@slack/types';
import type { Import, ImportCounts } from '../../domain/imports/store.ts';
import { actions, bold, button, escapedLine, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { fixMeAction, type ResultBucket, resultsAction } from './actions.ts';

const labels: Record<ResultBucket, string> = {
  sent: 'sent',
  updated: 'updated',
  resent: 'resent',
  reactivated: 'reactivated',
  skipped: 'skipped',
  waiting: 'waiting',
  failed: 'failed',
};

/** The uploader's numbers, by outcome of the rows. */
function bucketCounts({ outcomes, unsent, deliveries }: ImportCounts): Record<ResultBucket, number> {
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

/** The uploader's message about an import: progress while deliveries run, then a summary. */
export function importCard(found: Import, counts: ImportCounts): { text: string; blocks: KnownBlock[] } {
  const { queued, delivered, waiting, failed } = counts.deliveries;
  const total = queued + delivered + waiting + failed;
  const buckets = bucketCounts(counts);
  const shown = (Object.keys(labels) as ResultBucket[]).filter(bucket => buckets[bucket] > 0);
  const what = found.fileName ? `“${found.fileName}”` : 'of pasted rows';
  const isDone = queued === 0;
  const state = isDone ? 'is done' : `is being delivered: ${total - queued} of ${total}`;
  const importId = found.id;
  const rest = (counts.outcomes.rejected ?? 0) + (counts.outcomes.removed ?? 0);
  return {
    text: escapedLine(`The upload ${what} to ${found.organization.name} ${state}.`),
    blocks: [
      richText(
        paragraph(isDone ? '✓ ' : '', `The upload ${what} to `, bold(found.organization.name), ` ${state}.`),
        paragraph(
          shown.map(bucket => `${buckets[bucket]} ${labels[bucket]}`).join(' · ') || 'Nothing to do.',
        ),
        ...(total > 0 ? [paragraph(deliveryLine(counts.deliveries))] : []),
      ),
      ...(shown.length > 0
        ? [
            actions(
              ...shown.map(bucket =>
                button(resultsAction, { importId, bucket }, `${buckets[bucket]} ${labels[bucket]}`, {
                  variant: bucket,
                }),
              ),
            ),
          ]
        : []),
      ...(rest > 0
        ? [
            paragraphBlock(`${rest} ${rest === 1 ? 'row was' : 'rows were'} not sent.`),
            actions(button(fixMeAction, { importId }, 'Fix-me CSV')),
          ]
        : []),
    ],
  };
}

function deliveryLine({ delivered, queued, waiting, failed }: ImportCounts['deliveries']): string {
  return [
    `${delivered} delivered`,
    ...(queued ? [`${queued} on the way`] : []),
    ...(waiting ? [`${waiting} waiting until they join Slack or confirm their email`] : []),
    ...(failed ? [`${failed} failed`] : []),
  ].join(' · ');
}
