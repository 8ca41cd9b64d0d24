import { countKinds, kindsLine } from '../domain/imports/row-kinds.ts';
import type { Import, ImportCounts } from '../domain/imports/store.ts';
import { bold, buttons, type Content, type MessageButton, paragraph } from './content.ts';
import { bucketCounts, kindCounts, resultBuckets } from './import-results.ts';
import type { Render } from './message.ts';

export const importMessage: Render = ({ import: found, importCounts }) =>
  found && importCounts ? importCard(found, importCounts) : null;

/** The uploader's message about an import: progress while deliveries run, then a summary. */
export function importCard(found: Import, counts: ImportCounts): Content {
  const { id: importId, organization } = found;
  const { queued, delivered, emailed, waiting, failed } = counts.deliveries;
  const total = queued + delivered + emailed + waiting + failed;
  const buckets = bucketCounts(counts);
  const shown = resultBuckets.filter(bucket => buckets[bucket] > 0);
  const what = found.fileName ? `“${found.fileName}”` : 'of pasted rows';
  const isDone = queued === 0;
  const state = isDone ? 'is done' : `is being delivered: ${total - queued} of ${total}`;
  const unsent = countKinds((['to fix', 'left out'] as const).map(kind => [kind, buckets[kind]]));
  const results = shown.map(
    (bucket): MessageButton => ({
      action: 'show-import-results',
      value: { importId, bucket },
      label: `${buckets[bucket]} ${bucket}`,
      variant: bucket.replaceAll(' ', '-'),
    }),
  );
  return {
    summary: `The upload ${what} to ${organization.name} ${state}.`,
    parts: [
      {
        lines: [
          [isDone ? '✓ ' : '', `The upload ${what} to `, bold(organization.name), ` ${state}.`],
          [kindsLine(kindCounts(counts.outcomes)) || 'Nothing to do.'],
          ...(total > 0 ? [[`Invitations: ${deliveryLine(counts.deliveries)}`]] : []),
        ],
      },
      ...(results.length > 0 ? [buttons(...results)] : []),
      ...(unsent['to fix'] + unsent['left out'] > 0
        ? [
            paragraph(`Not sent: ${kindsLine(unsent)}.`),
            buttons({ action: 'download-fix-me', value: { importId }, label: 'Fix-me CSV' }),
          ]
        : []),
      ...(found.undoneAt
        ? [paragraph('This upload was undone.')]
        : isUndoable(counts)
          ? [buttons({ action: 'undo-import', value: { importId }, label: 'Undo this upload' })]
          : []),
    ],
  };
}

/** Did it invite, change or deactivate anybody? It can be undone for a day; a later press says so. */
const isUndoable = ({
  outcomes: { invited = 0, updated = 0, reactivated = 0, deactivated = 0 },
}: ImportCounts) => invited + updated + reactivated + deactivated > 0;

function deliveryLine({ delivered, emailed, queued, waiting, failed }: ImportCounts['deliveries']): string {
  return [
    ...(delivered || !emailed ? [`${delivered} delivered`] : []),
    ...(emailed ? [`${emailed} sent by email`] : []),
    ...(queued ? [`${queued} on the way`] : []),
    ...(waiting ? [`${waiting} waiting until they join Slack or confirm their email`] : []),
    ...(failed ? [`${failed} not delivered`] : []),
  ].join(' · ');
}
