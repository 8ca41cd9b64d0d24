import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const GROUPS_NAMED = 5;

const facts = z.object({
  shared: z.object({
    channel: z.string(),
    // Messages of an older version don't have it.
    isPending: z.boolean().default(false),
    isForApprovals: z.boolean(),
    groups: z.array(z.string()),
  }),
});

export const channelSharedMessage: Render = ({ data, organization }) => {
  const { channel, isPending, isForApprovals, groups } = facts.parse(data).shared;
  const target = `#${clamp(channel, 80)}`;
  const now = isPending ? 'is about to be shared' : 'is now shared';
  const approvals: Inline[] = isForApprovals
    ? [
        ' Join requests to ',
        bold(organization.name),
        ' are no longer posted there. Approvers get them by direct message. Choose another approvals channel in Settings.',
      ]
    : [];
  return {
    summary: `${target} ${now} with another company.`,
    parts: [
      paragraph('⚠ ', bold(target), ` ${now} with another company.`, ...approvals),
      ...(groups.length > 0
        ? [
            paragraph(
              `${linkedSentence(groups, organization.name)} Tie ${groups.length === 1 ? 'it' : 'them'} to another channel.`,
            ),
          ]
        : []),
    ],
  };
};

function linkedSentence(groups: string[], organization: string): string {
  const more = groups.length > GROUPS_NAMED ? ` and ${groups.length - GROUPS_NAMED} more` : '';
  const named = groups.slice(0, GROUPS_NAMED).map(name => clamp(name, 75));
  const [are, their] = groups.length === 1 ? ['is', 'its'] : ['are', 'their'];
  return `${named.join(', ')}${more} of ${organization} ${are} tied to it, but ${their} members are no longer added there.`;
}
