import { z } from 'zod';
import { bold, buttons, type Inline, type MessageButton, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { tallied, tallyOf } from './tallied.ts';

const facts = z.object({
  waiting: z.object({
    joinRequests: z.int(),
    approvals: z.int(),
    invitations: z.int(),
    // Messages of an older version don't have it.
    leavers: z.int().default(0),
  }),
});

export const digestMessage: Render = ({ data, organization }) => {
  const { joinRequests, approvals, invitations, leavers } = facts.parse(data).waiting;
  const waiting = [
    ...(joinRequests > 0 ? [count(joinRequests, 'join request')] : []),
    ...(approvals > 0 ? [count(approvals, 'accepted invitation')] : []),
    ...(leavers > 0 ? [`${count(leavers, 'member')} who left Slack`] : []),
  ];
  const counts = new Intl.ListFormat('en').format(waiting);
  const others: Inline[] = invitations > 0 ? [` Not answered yet: ${count(invitations, 'invitation')}.`] : [];
  const wait = joinRequests + approvals + leavers === 1 ? 'waits' : 'wait';
  const value = { organizationId: organization.id };
  const lists: MessageButton[] = [
    ...(joinRequests > 0
      ? [
          {
            action: 'list-join-requests',
            value,
            label: 'Manage join requests',
            style: 'primary',
          } as const,
        ]
      : []),
    ...(leavers > 0 ? [{ action: 'list-leavers', value, label: 'Show who left Slack' } as const] : []),
  ];
  return {
    summary: `${organization.name}: ${counts} ${wait} for a decision.`,
    parts: [
      paragraph(bold(organization.name), `: ${counts} ${wait} for a decision.`, ...others),
      ...(lists.length > 0 ? [buttons(...lists)] : []),
    ],
  };
};

const count = (number: number, thing: string) => tallied(tallyOf(number), thing, `${thing}s`);
