import type { KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import { fixMeCsv } from '../../domain/imports/csv/write.ts';
import { fixMeRows } from '../../domain/imports/fix-me.ts';
import { importRowsBy } from '../../domain/imports/review.ts';
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

const outcomesOf: Record<ResultBucket, RowOutcome[]> = {
  sent: ['invited'],
  updated: ['updated'],
  resent: ['resent'],
  reactivated: ['reactivated'],
  skipped: ['rejected', 'removed', 'unchanged'],
  waiting: ['invited', 'resent'],
  failed: ['invited', 'resent'],
};

const messageOf: Partial<Record<ResultBucket, MessageState>> = {
  sent: 'sent',
  resent: 'sent',
  waiting: 'waiting',
  failed: 'failed',
};

const titles: Record<ResultBucket, string> = {
  sent: 'Sent',
  updated: 'Updated',
  resent: 'Resent',
  reactivated: 'Reactivated',
  skipped: 'Skipped',
  waiting: 'Waiting',
  failed: 'Failed',
};

async function render(
  { domain, actor }: Context,
  value: { importId: string; bucket: ResultBucket; page: number },
) {
  const { importId, bucket, page } = value;
  const { found, list } = await importRowsBy(domain, actor, {
    importId,
    outcomes: outcomesOf[bucket],
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
    title: plain(titles[value.bucket], 24),
    close: plain('Close', 24),
    blocks,
  };
}

const truths: Record<Exclude<RowOutcome, 'resent'>, string> = {
  invited: 'invited',
  updated: 'role and groups updated',
  reactivated: 'reactivated',
  unchanged: 'was as the file says',
  removed: 'taken out in the review',
  rejected: 'not sent',
};

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

const deliveriesAgain = {
  queued: 'on the way again',
  delivered: 'sent again, delivered by direct message',
  waiting: 'still waiting until they join Slack or confirm their email',
  failed: 'not sent again',
};

const emailsAgain = {
  queued: 'being sent again by email',
  delivered: 'sent again by email',
  waiting: 'being sent again by email',
  failed: 'not sent again by email',
};

function outcomeText(row: ResolvedRow): string {
  const { outcome, invitation } = row;
  const delivery = invitation?.deliveries[0];
  const isMail = delivery?.medium === 'email';
  const reason = delivery?.status === 'failed' && delivery.reason ? `: ${delivery.reason}` : '';
  if (outcome === null) return '';
  if (outcome === 'resent')
    return delivery
      ? `${(isMail ? emailsAgain : deliveriesAgain)[delivery.status]}${reason}`
      : 'invited before';
  if (outcome === 'rejected') return clamp(`${truths.rejected}: ${reasonOf(row)}`, 1000);
  return delivery
    ? `${truths[outcome]}, ${(isMail ? emails : deliveries)[delivery.status]}${reason}`
    : truths[outcome];
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
