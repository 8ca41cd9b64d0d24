import { z } from 'zod';
import { holdersOf } from '../domain/members/store.ts';
import { bold, clamp, escapedLine, type Inline, line } from '../slack/blocks.ts';
import type { Notification, Render } from './notification.ts';

/** Admins who hear of it one by one. */
const ADMINS_TOLD = 50;
const GROUPS_NAMED = 5;

const facts = z.object({
  shared: z.object({ channel: z.string(), isForApprovals: z.boolean(), groups: z.array(z.string()) }),
});

/** Whoever may choose another channel hears that people of another company are in this one now. */
export const channelShared: Notification<'channel.shared'> = {
  async plan(tx, { organizationId, channel, isForApprovals, groups }) {
    const admins = await holdersOf(tx, organizationId, 'organization:edit', ADMINS_TOLD);
    return admins.map(({ slackUserId: recipient }) => ({
      message: 'channel-shared',
      recipient,
      data: { shared: { channel: channel.name, isForApprovals, groups } },
    }));
  },
};

export const channelSharedMessage: Render = ({ data, organization }) => {
  const { channel, isForApprovals, groups } = facts.parse(data).shared;
  const place = `#${clamp(channel, 80)}`;
  const approvals: Inline[] = isForApprovals
    ? [
        ' Join requests to ',
        bold(organization.name),
        ' are posted there, so people outside can read them. Choose another approvals channel in Settings.',
      ]
    : [];
  return {
    text: escapedLine(`${place} is now shared with another company.`),
    blocks: [
      line('⚠ ', bold(place), ' is now shared with another company.', ...approvals),
      ...(groups.length > 0
        ? [line(`${tiedSentence(groups, organization.name)} Untie it if that’s wrong.`)]
        : []),
    ],
  };
};

function tiedSentence(groups: string[], organization: string): string {
  const more = groups.length > GROUPS_NAMED ? ` and ${groups.length - GROUPS_NAMED} more` : '';
  const named = groups.slice(0, GROUPS_NAMED).map(name => clamp(name, 75));
  const [are, their] = groups.length === 1 ? ['is', 'its'] : ['are', 'their'];
  return `${named.join(', ')}${more} of ${organization} ${are} tied to it, so ${their} members are added there.`;
}
