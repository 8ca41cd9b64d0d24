import type { KnownBlock, ModalView } from '@slack/types';
import { defaultRole } from '../../domain/join-requests/rules.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import type { ActingMember } from '../../domain/members/acting-member.ts';
import {
  actions,
  bold,
  button,
  clamp,
  dateTime,
  escapedLine,
  type Inline,
  input,
  mention,
  paragraphBlock,
  quotation,
} from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { matrixBlocks } from '../matrix.ts';
import { approveAction, approveAsAction, approveAsForm, rejectAction, rejectForm } from './actions.ts';

/** The modal that asks for the reason of a rejection. */
export function rejectView(request: JoinRequest, page?: number): ModalView {
  return rejectForm.view({
    title: 'Reject request',
    submit: 'Reject',
    metadata: { joinRequestId: request.id, page },
    blocks: [
      paragraphBlock(
        'Reject the request of ',
        bold(request.name),
        ` (${request.email}) to join `,
        bold(request.organization.name),
        '?',
      ),
      input(
        'reason',
        'Reason',
        { type: 'plain_text_input', multiline: true, max_length: 1000 },
        { optional: true, hint: `${clamp(request.name, 75)} will read it.` },
      ),
    ],
  });
}

/** The modal "Accept as…": the roles and groups that the approver may grant. */
export function approveAsView(
  request: JoinRequest,
  acting: ActingMember,
  { page, formerRole }: { page?: number | undefined; formerRole?: string | undefined } = {},
): ModalView {
  const { organization } = acting;
  return approveAsForm.view({
    title: 'Accept as…',
    submit: 'Accept',
    metadata: { joinRequestId: request.id, organizationId: organization.id, page },
    blocks: [
      paragraphBlock(
        'Accept ',
        bold(request.name),
        ` (${request.email}) into `,
        bold(organization.name),
        ' with this role:',
      ),
      ...(formerRole ? [paragraphBlock(...formerSentence(formerRole))] : []),
      ...accessInputs(acting, {
        roleId: defaultRole(organization).id,
        ...groupsShown(organization.template, []),
      }),
      ...matrixBlocks(organization),
    ],
  });
}

/** Text for approvers about a person who was a member before. */
export function formerSentence(role: string): Inline[] {
  return [
    '⚠ They were a member before, as ',
    bold(role),
    ', and are deactivated: accepting reactivates them.',
  ];
}

/** The approvers' card in its current state: buttons only while it is pending. */
export function joinRequestCard(
  request: JoinRequest,
  formerRole?: string,
): { text: string; blocks: KnownBlock[] } {
  const { organization, note, status, id: joinRequestId } = request;
  const text = `${request.name} asks to join ${organization.name}.`;
  const blocks: KnownBlock[] = [
    paragraphBlock(
      mention(request.slackUserId),
      ` (${request.email}) asks to join `,
      bold(organization.name),
      '.',
    ),
    ...(note ? [quotation(note)] : []),
  ];
  if (status === 'pending') {
    blocks.push(
      ...(formerRole ? [paragraphBlock(...formerSentence(formerRole))] : []),
      actions(
        button(approveAction, { joinRequestId }, 'Accept', { style: 'primary' }),
        button(approveAsAction, { joinRequestId }, 'Accept as…'),
        button(rejectAction, { joinRequestId }, 'Reject', { style: 'danger' }),
      ),
    );
  } else {
    blocks.push(paragraphBlock(...decisionSentence(request)));
    if (request.reason) blocks.push(quotation(request.reason));
  }
  return { text: escapedLine(status === 'pending' ? text : `${text} (${status})`), blocks };
}

function decisionSentence({ status, decider, resolvedAt, role }: JoinRequest): Inline[] {
  const by: Inline[] = decider
    ? [' by ', decider.slackUserId ? mention(decider.slackUserId) : decider.name]
    : [];
  const at: Inline[] = resolvedAt ? [' · ', dateTime(resolvedAt)] : [];
  switch (status) {
    case 'approved':
      return ['✓ Accepted', ...by, role ? ` as ${role.name}` : '', ...at];
    case 'rejected':
      return ['✗ Rejected', ...by, ...at];
    case 'expired':
      return ['This request has expired', ...at];
    default:
      return [`This request was ${status}`, ...at];
  }
}
