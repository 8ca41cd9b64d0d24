import { countKinds } from '../domain/imports/row-kinds.ts';
import type { Import, ImportCounts } from '../domain/imports/store.ts';
import { texts } from '../texts/texts.ts';
import { bold, buttons, type Content, type Inline, type MessageButton, paragraph } from './content.ts';
import { bucketCounts, bucketLabel, kindCounts, kindsLine, resultBuckets } from './import-results.ts';
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
  const isDone = queued === 0;
  const said = texts().uploads;
  const state = isDone ? said.isDone : said.isBeingDelivered({ done: total - queued, total });
  const { fileName: file } = found;
  const unsent = countKinds((['to fix', 'left out'] as const).map(kind => [kind, buckets[kind]]));
  const results = shown.map(
    (bucket): MessageButton => ({
      action: 'show-import-results',
      value: { importId, bucket },
      label: bucketLabel(bucket, buckets[bucket]),
      variant: bucket.replaceAll(' ', '-'),
    }),
  );
  return {
    summary: `${said.card<string>({ file, organization: organization.name }).join('')} ${state}`,
    parts: [
      {
        lines: [
          [
            isDone ? '✓ ' : '',
            ...said.card<Inline>({ file, organization: bold(organization.name) }),
            ` ${state}`,
          ],
          [kindsLine(kindCounts(counts.outcomes)) || said.nothingToDo],
          ...(total > 0 ? [[said.invitations({ line: deliveryLine(counts.deliveries) })]] : []),
        ],
      },
      ...(results.length > 0 ? [buttons(...results)] : []),
      ...(unsent['to fix'] + unsent['left out'] > 0
        ? [
            paragraph(said.notSent({ line: kindsLine(unsent) })),
            buttons({ action: 'download-fix-me', value: { importId }, label: said.fixMe }),
          ]
        : []),
      ...(found.undoneAt
        ? [paragraph(texts().undo.undone)]
        : isUndoable(counts)
          ? [buttons({ action: 'undo-import', value: { importId }, label: texts().undo.button })]
          : []),
    ],
  };
}

/** Did it invite, change or deactivate anybody? It can be undone for a day; a later press says so. */
const isUndoable = ({
  outcomes: { invited = 0, updated = 0, reactivated = 0, deactivated = 0 },
}: ImportCounts) => invited + updated + reactivated + deactivated > 0;

function deliveryLine({ delivered, emailed, queued, waiting, failed }: ImportCounts['deliveries']): string {
  const said = texts().uploads;
  return [
    ...(delivered || !emailed ? [said.delivered(delivered)] : []),
    ...(emailed ? [said.byEmail(emailed)] : []),
    ...(queued ? [said.onTheWay(queued)] : []),
    ...(waiting ? [said.waitingForSlack(waiting)] : []),
    ...(failed ? [said.notDelivered(failed)] : []),
  ].join(', ');
}
