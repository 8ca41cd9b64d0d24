import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, buttons, type Inline, type MessageButton, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { tallyOf } from './tallied.ts';

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
  const said = texts().digests;
  const things = [
    ...(joinRequests > 0 ? [said.requests(tallyOf(joinRequests))] : []),
    ...(approvals > 0 ? [said.approvals(tallyOf(approvals))] : []),
    ...(leavers > 0 ? [said.leavers(tallyOf(leavers))] : []),
  ];
  const waiting = { things, count: joinRequests + approvals + leavers };
  const value = { organizationId: organization.id };
  const lists: MessageButton[] = [
    ...(joinRequests > 0
      ? [{ action: 'list-join-requests', value, label: said.manageRequests, style: 'primary' } as const]
      : []),
    ...(leavers > 0 ? [{ action: 'list-leavers', value, label: said.showLeavers } as const] : []),
  ];
  return {
    summary: said.waits({ organization: organization.name, ...waiting }).join(''),
    parts: [
      paragraph(
        ...said.waits<Inline>({ organization: bold(organization.name), ...waiting }),
        invitations > 0 ? said.unanswered(tallyOf(invitations)) : '',
      ),
      ...(lists.length > 0 ? [buttons(...lists)] : []),
    ],
  };
};
