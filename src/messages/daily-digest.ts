import { z } from 'zod';
import { bold, buttons, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { tallied, tallyOf } from './tallied.ts';

const facts = z.object({
  waiting: z.object({ joinRequests: z.int(), approvals: z.int(), invitations: z.int() }),
});

export const digestMessage: Render = ({ data, organization }) => {
  const { joinRequests, approvals, invitations } = facts.parse(data).waiting;
  const counts = [
    ...(joinRequests > 0 ? [count(joinRequests, 'join request')] : []),
    ...(approvals > 0 ? [count(approvals, 'accepted invitation')] : []),
  ].join(' and ');
  const others: Inline[] = invitations > 0 ? [` Not answered yet: ${count(invitations, 'invitation')}.`] : [];
  const wait = joinRequests + approvals === 1 ? 'waits' : 'wait';
  return {
    summary: `${organization.name}: ${counts} ${wait} for a decision.`,
    parts: [
      paragraph(bold(organization.name), `: ${counts} ${wait} for a decision.`, ...others),
      ...(joinRequests > 0
        ? [
            buttons({
              action: 'list-join-requests',
              value: { organizationId: organization.id },
              label: 'Manage join requests',
              style: 'primary',
            }),
          ]
        : []),
    ],
  };
};

const count = (number: number, thing: string) => tallied(tallyOf(number), thing, `${thing}s`);
