import type { BatchKind, SkipReason } from '../domain/batches/kinds.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

const doing: Record<BatchKind, string> = {
  revoke: 'Revoking invitations to ',
  remind: 'Sending reminders of invitations to ',
  resend: 'Sending invitations again to ',
};

const done: Record<BatchKind, (count: number) => string> = {
  revoke: count => `${number(count)} ${invitations(count)} revoked`,
  remind: count => `${number(count)} ${count === 1 ? 'reminder' : 'reminders'} sent`,
  resend: count => `${number(count)} ${invitations(count)} sent again`,
};

/** Why invitations were skipped, after their number. */
export const because: Record<SkipReason, string> = {
  'invitation-resolved': 'already answered, revoked or expired',
  'invitation-not-found': 'no longer there',
  'resent-too-soon': 'sent or reminded too recently',
  'not-allowed': 'you no longer have the right',
  'cannot-grant': 'gives more than you can give',
  'uninvitable-person': 'can no longer be invited',
  'not-delivered': 'no message has reached them yet',
  'cannot-act': 'your Slack account can’t act here',
};

/** Progress of a change to many invitations, then its numbers: one message, kept up to date. */
export const batchMessage: Render = ({ organization, batch, batchCounts, batchDeliveries }) => {
  if (!batch || !batchCounts) return null;
  const { kind } = batch;
  const skipped = Object.entries(batchCounts.skipped) as [SkipReason, number][];
  const skippedCount = skipped.reduce((sum, [, count]) => sum + count, 0);
  const total = batchCounts.left + batchCounts.done + skippedCount;
  const { queued = 0, delivered = 0, waiting = 0, failed = 0 } = batchDeliveries ?? {};
  const messages = [
    ...(delivered > 0 ? [`${number(delivered)} delivered`] : []),
    ...(queued > 0 ? [`${number(queued)} on the way`] : []),
    ...(waiting > 0 ? [`${number(waiting)} waiting until they join Slack or confirm their email`] : []),
    ...(failed > 0 ? [`${number(failed)} not delivered`] : []),
  ];
  const isDone = batchCounts.left === 0 && queued === 0;
  const state = isDone ? 'Done' : `${number(total - batchCounts.left - queued)} of ${number(total)}`;
  const numbers = [
    done[kind](batchCounts.done),
    ...(skippedCount > 0 ? [`${number(skippedCount)} skipped`] : []),
  ].join(' · ');
  return {
    summary: `${doing[kind]}${organization.name}: ${state}. ${numbers}.`,
    parts: [
      {
        lines: [
          [isDone ? '✓ ' : '', doing[kind], bold(organization.name), `: ${state}.`],
          [`${numbers}.`],
          ...(messages.length > 0 ? [[`Messages: ${messages.join(' · ')}.`]] : []),
        ],
      },
      ...(skipped.length > 0
        ? [
            paragraph('Skipped:'),
            { list: skipped.map(([reason, count]) => [`${number(count)} ${because[reason]}`]) },
          ]
        : []),
    ],
  };
};

const number = (count: number) => count.toLocaleString('en');
const invitations = (count: number) => (count === 1 ? 'invitation' : 'invitations');
