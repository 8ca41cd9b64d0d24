import type { KnownBlock, ModalView } from '@slack/types';
import { capitalize, clamp } from '../../domain/characters.ts';
import { fixMeCsv } from '../../domain/imports/csv/write.ts';
import { fixMeRows } from '../../domain/imports/fix-me.ts';
import { importRowsBy } from '../../domain/imports/review.ts';
import { kindOfOutcome } from '../../domain/imports/row-kinds.ts';
import type { Import, MessageState, ResolvedRow, RowOutcome } from '../../domain/imports/store.ts';
import type { Page } from '../../domain/page.ts';
import type { ResultBucket } from '../../messages/import-results.ts';
import { bold, context, paragraph, paragraphBlock, plain, richText } from '../blocks.ts';
import { sendFile } from '../files.ts';
import { pageButtons } from '../pages.ts';
import { message, nothing, openView, updateView } from '../reply.ts';
import { buttonRoute, type Context } from '../route.ts';
import { fixMeAction, nextResultsAction, previousResultsAction, resultsAction } from './actions.ts';
import { reasonOf } from './finding-texts.ts';

const messageOf: Partial<Record<ResultBucket, MessageState>> = {
  waiting: 'waiting',
  'not delivered': 'failed',
};

function outcomesOf(bucket: ResultBucket): RowOutcome[] {
  if (messageOf[bucket]) return ['invited', 'resent'];
  return (Object.keys(kindOfOutcome) as RowOutcome[]).filter(outcome => kindOfOutcome[outcome] === bucket);
}

async function render(
  { domain, actor }: Context,
  value: { importId: string; bucket: ResultBucket; page: number },
) {
  const { importId, bucket, page } = value;
  const { found, list } = await importRowsBy(domain, actor, {
    importId,
    outcomes: outcomesOf(bucket),
    message: messageOf[bucket],
    page,
  });
  return resultsView(found, list, value);
}

function resultsView(
  found: Import,
  list: Page<ResolvedRow>,
  value: { importId: string; bucket: ResultBucket },
): ModalView {
  const blocks: KnownBlock[] = [
    context(`${found.organization.name} · ${found.fileName ?? 'pasted rows'} · ${list.total}`),
    ...list.items.map(row =>
      richText(
        paragraph(
          bold(row.email || 'no address'),
          row.name ? ` · ${row.name}` : '',
          row.role ? ` · ${row.role}` : '',
        ),
        paragraph(`Line ${row.line} · ${outcomeText(row)}`),
      ),
    ),
    ...(list.total === 0 ? [paragraphBlock('There is nobody.')] : []),
    ...pageButtons(list, { back: previousResultsAction, on: nextResultsAction }, page => ({
      ...value,
      page,
    })),
  ];
  return {
    type: 'modal',
    callback_id: 'import-results',
    title: plain(capitalize(value.bucket), 24),
    close: plain('Close', 24),
    blocks,
  };
}

const deliveries = {
  queued: 'on the way',
  delivered: 'delivered by direct message',
  waiting: 'waiting until they join Slack or confirm their email',
  failed: 'not delivered',
};

const emails = {
  queued: 'being sent by email',
  delivered: 'sent by email',
  waiting: 'being sent by email',
  failed: 'not sent by email',
};

/** "new, delivered by direct message", "to fix: …": the row's kind, and how far its invitation got. */
function outcomeText({ outcome, invitation, ...row }: ResolvedRow): string {
  if (outcome === null) return '';
  const kind = kindOfOutcome[outcome];
  if (outcome === 'rejected') return clamp(`${kind}: ${reasonOf({ outcome, ...row })}`, 1000);
  const delivery = invitation?.deliveries[0];
  if (!delivery) return kind;
  const reached = (delivery.medium === 'email' ? emails : deliveries)[delivery.status];
  const reason = delivery.status === 'failed' && delivery.reason ? `: ${delivery.reason}` : '';
  return `${kind}, ${reached}${reason}`;
}

export const resultsButton = buttonRoute(resultsAction, async (context, value) =>
  openView(await render(context, { ...value, page: 0 })),
);
export const previousResultsButton = buttonRoute(previousResultsAction, async (context, value) =>
  updateView(await render(context, value)),
);
export const nextResultsButton = buttonRoute(nextResultsAction, async (context, value) =>
  updateView(await render(context, value)),
);

export const fixMeButton = buttonRoute(fixMeAction, async (context, { importId }) => {
  const { domain, actor, outside, command, view } = context;
  const { found, acting, rows } = await fixMeRows(domain, actor, importId);
  await sendFile(outside(acting).client, actor.slackUserId, {
    name: `fix-me-${(found.fileName ?? 'pasted.csv').replace(/\.csv$/iu, '')}.csv`,
    content: fixMeCsv(
      rows.map(row => ({ raw: row, reason: reasonOf(row) })),
      { hasGroups: found.hasGroups },
    ),
    comment: `The rows that were not sent to ${found.organization.name}, each with its reason. Mend them and send the file here, or with ${command} bulk.`,
  });
  // In direct messages the sent file is the answer.
  if (!view) return nothing;
  return message('The fix-me CSV is in your direct messages with Foyer.', undefined, 'Fix-me CSV');
});
