import type { ModalView, PlainTextOption } from '@slack/types';
import type { BatchKind, SkipReason } from '../../domain/batches/kinds.ts';
import { type BatchPreview, MAX_BATCH } from '../../domain/batches/start.ts';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { texts } from '../../texts/texts.ts';
import { bold, context, type Inline, input, paragraphBlock, plain } from '../blocks.ts';
import { choice } from '../search-inputs.ts';
import { chooseBatchForm, confirmBatchForm, THE_LIST } from './batch-actions.ts';
import type { InvitedQuery } from './list-actions.ts';

/** The modal that chooses what to do with which pending invitations. */
export function chooseBatchView(
  organization: Organization,
  query: InvitedQuery,
  {
    kinds,
    filter,
    uploads,
  }: { kinds: BatchKind[]; filter: string; uploads: { id: string; label: string }[] },
): ModalView {
  const said = texts().batches;
  const whom: PlainTextOption[] = [
    { text: plain(filter ? said.filtered : said.whole, 75), value: THE_LIST },
    ...uploads.map(({ id, label }) => ({ text: plain(clamp(label, 75), 75), value: id })),
  ];
  return chooseBatchForm.view({
    title: said.title,
    submit: said.next,
    metadata: query,
    blocks: [
      context([organization.name, filter && clamp(filter, 500)].filter(Boolean).join(' · ')),
      input('kind', said.kind, {
        type: 'static_select',
        options: kinds.map(kind => ({ text: plain(said.kinds[kind], 75), value: kind })),
      }),
      choice('whom', said.whom, whom, THE_LIST),
      input(
        'days',
        said.days,
        { type: 'plain_text_input', max_length: 5 },
        { optional: true, hint: said.daysHint },
      ),
      context(said.nothingYet),
    ],
  });
}

/** The modal that confirms it: how many, the first names, and what follows. */
export function confirmBatchView({ batch, total, skipped, named }: BatchPreview): ModalView {
  const { id: batchId, organizationId, organization, kind } = batch;
  const said = texts().batches;
  const names = named.map(({ name, email }) => (name ? said.named({ name, email }) : email)).join(', ');
  const reasons = Object.entries(skipped) as [SkipReason, number][];
  const reached = total - reasons.reduce((sum, [, each]) => sum + each, 0);
  const onlyPart = kind === 'revoke' ? said.newestOnly : said.oldestOnly;
  return confirmBatchForm.view({
    title: said.titles[kind],
    ...(reached > 0 && { submit: submitLabel(kind, reached) }),
    metadata: { organizationId, batchId },
    blocks: [
      paragraphBlock(
        ...said.questions[kind]<Inline>({ count: total, organization: bold(organization.name) }),
      ),
      paragraphBlock(clamp(said.names({ names, more: total - named.length }), 2500)),
      ...(reasons.length > 0
        ? [
            paragraphBlock(
              ...said.skips<Inline>({
                count: total - reached,
                reasons: reasons.map(([reason, count]) => said.skipped({ count, reason })).join(', '),
                bold,
              }),
            ),
          ]
        : []),
      paragraphBlock(said.consequences[kind]),
      ...(total >= MAX_BATCH ? [context(onlyPart({ most: MAX_BATCH }))] : []),
    ],
  });
}

/** Slack's limit of a submit button. */
const LONGEST_SUBMIT = 24;

function submitLabel(kind: BatchKind, count: number): string {
  const { submit, submitShort } = texts().batches;
  const label = submit[kind]({ count });
  return label.length <= LONGEST_SUBMIT ? label : submitShort[kind]({ count });
}
