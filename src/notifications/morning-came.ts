import { z } from 'zod';
import { COUNTED_MOST } from '../domain/members/current-users.ts';
import { holdersOf } from '../domain/members/store.ts';
import { actions, bold, button, escapedLine, type Inline, line } from '../slack/blocks.ts';
import { joinRequestsAction } from '../slack/join-requests/actions.ts';
import { tallied } from '../slack/pages.ts';
import type { Notification, Render } from './notification.ts';

/** Approvers who hear of it one by one. */
const APPROVERS_TOLD = 50;

const facts = z.object({
  waiting: z.object({ joinRequests: z.int(), approvals: z.int(), invitations: z.int() }),
});

/** Each approver gets one message a day about all that waits for a decision. */
export const morningCame: Notification<'morning.came'> = {
  async plan(tx, { organizationId, waiting }) {
    const approvers = await holdersOf(tx, organizationId, 'join-request:review', APPROVERS_TOLD);
    return approvers.map(({ slackUserId: recipient }) => ({
      message: 'digest',
      recipient,
      data: { waiting },
    }));
  },
};

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
      line(bold(organization.name), `: ${counts} ${wait} for a decision.`, ...others),
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
  tallied({ count: Math.min(number, COUNTED_MOST), isExact: number <= COUNTED_MOST }, thing, `${thing}s`);
