import { z } from 'zod';
import { MAX_COUNTED } from '../domain/members/current-users.ts';
import { actions, bold, button, escapedLine, type Inline, paragraphBlock } from '../slack/blocks.ts';
import { joinRequestsAction } from '../slack/join-requests/actions.ts';
import { tallied } from '../slack/pages.ts';
import type { Render } from './message.ts';

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
    text: escapedLine(`${organization.name}: ${counts} ${wait} for a decision.`),
    blocks: [
      paragraphBlock(bold(organization.name), `: ${counts} ${wait} for a decision.`, ...others),
      ...(joinRequests > 0
        ? [
            actions(
              button(joinRequestsAction, { organizationId: organization.id }, 'Manage join requests', {
                style: 'primary',
              }),
            ),
          ]
        : []),
    ],
  };
};

const count = (number: number, thing: string) =>
  tallied({ count: Math.min(number, MAX_COUNTED), isExact: number <= MAX_COUNTED }, thing, `${thing}s`);
