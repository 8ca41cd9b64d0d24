import type { KnownBlock, ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import { fixMeCsv } from '../../domain/imports/csv/write.ts';
import { fixMeRows } from '../../domain/imports/fix-me.ts';
import { importRowsBy } from '../../domain/imports/review.ts';
import { kindOfOutcome } from '../../domain/imports/row-kinds.ts';
import type { Import, MessageState, ResolvedRow, RowOutcome } from '../../domain/imports/store.ts';
import type { Page } from '../../domain/page.ts';
import { bucketTitle, type ResultBucket } from '../../messages/import-results.ts';
import { reasonText } from '../../messages/reasons.ts';
import { texts } from '../../texts/texts.ts';
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
  const said = texts().uploads;
  const { organization, fileName } = found;
  const blocks: KnownBlock[] = [
    context([organization.name, fileName ?? said.pastedRows, texts().counts.number(list.total)].join(' · ')),
    ...list.items.map(row =>
      richText(
        paragraph(
          bold(row.email || said.noAddress),
          row.name ? ` · ${row.name}` : '',
          row.role ? ` · ${row.role}` : '',
        ),
        paragraph(`${said.line(row.line)} · ${outcomeText(row)}`),
      ),
    ),
    ...(list.total === 0 ? [paragraphBlock(said.nobodyHere)] : []),
    ...pageButtons(list, { back: previousResultsAction, on: nextResultsAction }, page => ({
      ...value,
      page,
    })),
  ];
  return {
    type: 'modal',
    callback_id: 'import-results',
    title: plain(bucketTitle(value.bucket), 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

/** "New, delivered by direct message", "Needs a fix: …": the row's kind, and how far its invitation got. */
function outcomeText({ outcome, invitation, ...row }: ResolvedRow): string {
  if (outcome === null) return '';
  const said = texts().uploads;
  const kind = said.kindNames[kindOfOutcome[outcome]];
  const about = (what: string, problem: string) => said.about({ what, problem });
  if (outcome === 'rejected') return clamp(about(kind, reasonOf({ outcome, ...row })), 1000);
  const delivery = invitation?.deliveries[0];
  if (!delivery) return kind;
  const { medium, status, reason } = delivery;
  const reached = said.reached({ kind, how: said[medium === 'email' ? 'emails' : 'deliveries'][status] });
  return status === 'failed' && reason ? about(reached, reasonText(reason)) : reached;
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
  const said = texts().uploads;
  const { found, acting, rows } = await fixMeRows(domain, actor, importId);
  await sendFile(outside(acting).client, actor.slackUserId, {
    name: `fix-me-${(found.fileName ?? 'pasted.csv').replace(/\.csv$/iu, '')}.csv`,
    content: fixMeCsv(
      rows.map(row => ({ raw: row, reason: reasonOf(row) })),
      { hasGroups: found.hasGroups },
    ),
    comment: said.fixMeComment({ organization: found.organization.name, command }),
  });
  // In direct messages the sent file is the answer.
  if (!view) return nothing;
  return message(said.fixMeSent, undefined, said.fixMe);
});
