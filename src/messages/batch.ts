import type { SkipReason } from '../domain/batches/kinds.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

/** Progress of a change to many invitations, then its numbers: one message, kept up to date. */
export const batchMessage: Render = ({ organization, batch, batchCounts, batchDeliveries }) => {
  if (!batch || !batchCounts) return null;
  const { kind } = batch;
  const said = texts().batches;
  const skipped = Object.entries(batchCounts.skipped) as [SkipReason, number][];
  const skippedCount = skipped.reduce((sum, [, count]) => sum + count, 0);
  const total = batchCounts.left + batchCounts.done + skippedCount;
  const { queued = 0, delivered = 0, waiting = 0, failed = 0 } = batchDeliveries ?? {};
  const messages = [
    ...(delivered > 0 ? [said.delivered({ count: delivered })] : []),
    ...(queued > 0 ? [said.onTheWay({ count: queued })] : []),
    ...(waiting > 0 ? [said.waiting({ count: waiting })] : []),
    ...(failed > 0 ? [said.failed({ count: failed })] : []),
  ];
  const isDone = batchCounts.left === 0 && queued === 0;
  const state = isDone ? said.finished : said.progress({ done: total - batchCounts.left - queued, total });
  const numbers = [
    said.done[kind]({ count: batchCounts.done }),
    ...(skippedCount > 0 ? [said.countSkipped({ count: skippedCount })] : []),
  ].join(' · ');
  const doing = said.doing[kind];
  return {
    summary: `${doing({ organization: organization.name }).join('')}: ${state}. ${numbers}.`,
    parts: [
      {
        lines: [
          [isDone ? '✓ ' : '', ...doing<Inline>({ organization: bold(organization.name) }), `: ${state}.`],
          [`${numbers}.`],
          ...(messages.length > 0 ? [[said.messages({ counts: messages.join(' · ') })]] : []),
        ],
      },
      ...(skipped.length > 0
        ? [
            paragraph(said.skippedHead),
            { list: skipped.map(([reason, count]) => [said.skipped({ count, reason })]) },
          ]
        : []),
    ],
  };
};
