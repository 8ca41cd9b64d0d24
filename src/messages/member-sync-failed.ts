import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({
  who: z.string(),
  others: z.int(),
  change: z.enum(['add', 'remove']),
  target: z.string(),
  group: z.string(),
  reason: z.string(),
});

export const memberSyncFailedMessage: Render = ({ data, organization }) => {
  const { who, others, change, target, group, reason } = facts.parse(data);
  const more = others > 0 ? ` and ${others} ${others === 1 ? 'other' : 'others'}` : '';
  const [deed, to] = change === 'add' ? ['add', 'to'] : ['remove', 'from'];
  return {
    summary: `Foyer could not ${deed} ${clamp(who, 200)}${more} ${to} ${target}.`,
    parts: [
      paragraph(
        `⚠ Foyer could not ${deed} `,
        bold(who),
        `${more} ${to} `,
        bold(target),
        ', which ',
        bold(group),
        ' of ',
        bold(organization.name),
        ` is tied to: ${reason}`,
      ),
    ],
  };
};
