import type { ModalView, PlainTextOption } from '@slack/types';
import type { BatchKind, SkipReason } from '../../domain/batches/kinds.ts';
import { type BatchPreview, MAX_BATCH } from '../../domain/batches/start.ts';
import { clamp } from '../../domain/characters.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { because } from '../../messages/batch.ts';
import { bold, context, input, paragraphBlock, plain } from '../blocks.ts';
import { choice } from '../search-inputs.ts';
import { chooseBatchForm, confirmBatchForm, THE_LIST } from './batch-actions.ts';
import type { InvitedQuery } from './list-actions.ts';

const labels: Record<BatchKind, string> = {
  revoke: 'Revoke them',
  remind: 'Remind them',
  resend: 'Send them again',
};

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
  const whom: PlainTextOption[] = [
    { text: plain(filter ? 'Those on the filtered list' : 'Everybody on the list', 75), value: THE_LIST },
    ...uploads.map(({ id, label }) => ({ text: plain(clamp(label, 75), 75), value: id })),
  ];
  return chooseBatchForm.view({
    title: 'Many at once',
    submit: 'Next',
    metadata: query,
    blocks: [
      context([organization.name, filter && clamp(filter, 500)].filter(Boolean).join(' · ')),
      input('kind', 'What to do', {
        type: 'static_select',
        options: kinds.map(kind => ({ text: plain(labels[kind], 75), value: kind })),
      }),
      choice('whom', 'Pending invitations', whom, THE_LIST),
      input(
        'days',
        'Waiting for at least (days)',
        { type: 'plain_text_input', max_length: 5 },
        { optional: true, hint: 'Leave it blank to include all of them.' },
      ),
      context('You see how many people this concerns before anything happens.'),
    ],
  });
}

const title: Record<BatchKind, string> = {
  revoke: 'Revoke invitations',
  remind: 'Send reminders',
  resend: 'Send again',
};

const question: Record<BatchKind, (count: string) => string> = {
  revoke: count => `Revoke ${count} of `,
  remind: count => `Remind people of ${count} to `,
  resend: count => `Send ${count} again to `,
};

const consequences: Record<BatchKind, string> = {
  revoke: 'Nobody can accept these invitations after that. The people get no message; their cards show it.',
  remind:
    'Each person that an invitation has reached gets one reminder. Those who were messaged too recently are skipped.',
  resend:
    'Each person gets the invitation again, and its expiry starts again. Those who were messaged too recently are skipped.',
};

const first: Record<BatchKind, string> = {
  revoke: 'the newest',
  remind: 'those with the oldest messages, at most',
  resend: 'those with the oldest messages, at most',
};

/** The modal that confirms it: how many, the first names, and what follows. */
export function confirmBatchView({ batch, total, skipped, named }: BatchPreview): ModalView {
  const { id: batchId, organizationId, organization, kind } = batch;
  const count = `${total.toLocaleString('en')} pending ${total === 1 ? 'invitation' : 'invitations'}`;
  const names = named.map(({ name, email }) => (name ? `${name} (${email})` : email)).join(', ');
  const reasons = Object.entries(skipped) as [SkipReason, number][];
  const reached = total - reasons.reduce((sum, [, each]) => sum + each, 0);
  const more = total > named.length ? ` and ${(total - named.length).toLocaleString('en')} more` : '';
  return confirmBatchForm.view({
    title: title[kind],
    ...(reached > 0 && { submit: submitLabel(kind, reached) }),
    metadata: { organizationId, batchId },
    blocks: [
      paragraphBlock(question[kind](count), bold(organization.name), '?'),
      paragraphBlock(clamp(`${names}${more}.`, 2500)),
      ...(reasons.length > 0
        ? [
            paragraphBlock(
              bold(`${(total - reached).toLocaleString('en')} will be skipped: `),
              `${reasons.map(([reason, each]) => `${each.toLocaleString('en')} ${because[reason]}`).join(', ')}.`,
            ),
          ]
        : []),
      paragraphBlock(consequences[kind]),
      ...(total >= MAX_BATCH
        ? [context(`These are ${first[kind]} ${MAX_BATCH.toLocaleString('en')}. Do it again for the others.`)]
        : []),
    ],
  });
}

/** Slack takes at most 24 characters. */
function submitLabel(kind: BatchKind, total: number): string {
  const verb = { revoke: 'Revoke', remind: 'Remind', resend: 'Send again' }[kind];
  return `${verb} ${total.toLocaleString('en')}`;
}
