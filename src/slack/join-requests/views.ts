import type { KnownBlock, ModalView } from '@slack/types';
import { defaultRole } from '../../domain/join-requests/rules.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { HELD_SHOWN, type WaitingRequests } from '../../domain/join-requests/waiting-requests.ts';
import type { Membership } from '../../domain/members/membership.ts';
import {
  actions,
  bold,
  button,
  clamp,
  confirmation,
  context,
  divider,
  escapedLine,
  type Inline,
  input,
  line,
  moment,
  paragraph,
  person,
  plain,
  quotation,
  rich,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { heldCard } from '../invitations/held-card.ts';
import { matrixBlocks } from '../matrix.ts';
import { pageButtons } from '../pages.ts';
import {
  approveAction,
  approveAsAction,
  approveAsForm,
  approveRowAction,
  askToJoinForm,
  nextRequestsAction,
  previousRequestsAction,
  rejectAction,
  rejectForm,
  withdrawAction,
} from './actions.ts';

/** The modal in which a person asks to join. */
export function askToJoinView(organization: { id: string; name: string }, email: string): ModalView {
  return askToJoinForm.view({
    title: 'Ask to join',
    submit: 'Send request',
    metadata: { organizationId: organization.id },
    blocks: [
      line('Ask to join ', bold(organization.name), ` with your address ${email}. An approver decides.`),
      input(
        'note',
        'Note',
        { type: 'plain_text_input', multiline: true, max_length: 1000 },
        { optional: true, hint: 'The approvers read it.' },
      ),
    ],
  });
}

/** The modal that asks for the reason of a rejection. */
export function rejectView(request: JoinRequest, page?: number): ModalView {
  return rejectForm.view({
    title: 'Reject request',
    submit: 'Reject',
    metadata: { joinRequestId: request.id, page },
    blocks: [
      line(
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

/** The modal "Accept as…": role and groups, as far as the approver may give them. */
export function approveAsView(
  request: JoinRequest,
  membership: Membership,
  { page, formerRole }: { page?: number | undefined; formerRole?: string | undefined } = {},
): ModalView {
  const { organization } = membership;
  return approveAsForm.view({
    title: 'Accept as…',
    submit: 'Accept',
    metadata: { joinRequestId: request.id, organizationId: organization.id, page },
    blocks: [
      line(
        'Accept ',
        bold(request.name),
        ` (${request.email}) into `,
        bold(organization.name),
        ' with this role:',
      ),
      ...(formerRole ? [line(...formerSentence(formerRole))] : []),
      ...accessInputs(membership, {
        roleId: defaultRole(organization).id,
        ...groupsShown(organization.template, []),
      }),
      ...matrixBlocks(organization),
    ],
  });
}

function formerSentence(role: string): Inline[] {
  return [
    '⚠ They were a member before, as ',
    bold(role),
    ', and are deactivated: accepting reactivates them.',
  ];
}

const ownOutcome = {
  approved: 'Your request was accepted.',
  rejected: 'Your request was rejected.',
  withdrawn: 'You withdrew your request.',
  expired: 'Your request has expired.',
};

/** The requester's own view of their request, in its present state: Withdraw only while it is pending. */
export function ownRequestBlocks(request: JoinRequest): KnownBlock[] {
  const { organization, note, status, createdAt, id: joinRequestId } = request;
  const blocks: KnownBlock[] = [
    line('You asked to join ', bold(organization.name), ' · ', moment(createdAt)),
    ...(note ? [quotation(note)] : []),
  ];
  if (status !== 'pending') {
    return [...blocks, line(ownOutcome[status])];
  }
  return [
    ...blocks,
    line('An approver will decide; you will hear by DM.'),
    actions(
      button(withdrawAction, { joinRequestId }, 'Withdraw', {
        style: 'danger',
        confirm: confirmation(
          'Withdraw the request?',
          `Nobody decides it any more. You can ask to join ${organization.name} again.`,
          'Withdraw',
          { style: 'danger' },
        ),
      }),
    ),
  ];
}

/** The modal in which a requester follows their request. */
export function ownRequestView(request: JoinRequest): ModalView {
  return {
    type: 'modal',
    callback_id: 'own-join-request',
    title: plain('Your request', 24),
    close: plain('Close', 24),
    blocks: ownRequestBlocks(request),
  };
}

/** The approvers' card, in its present state: buttons only while it is pending. */
export function joinRequestCard(
  request: JoinRequest,
  formerRole?: string,
): { text: string; blocks: KnownBlock[] } {
  const { organization, note, status, id: joinRequestId } = request;
  const text = `${request.name} asks to join ${organization.name}.`;
  const blocks: KnownBlock[] = [
    line(person(request.slackUserId), ` (${request.email}) asks to join `, bold(organization.name), '.'),
    ...(note ? [quotation(note)] : []),
  ];
  if (status === 'pending') {
    blocks.push(
      ...(formerRole ? [line(...formerSentence(formerRole))] : []),
      actions(
        button(approveAction, { joinRequestId }, 'Accept', { style: 'primary' }),
        button(approveAsAction, { joinRequestId }, 'Accept as…'),
        button(rejectAction, { joinRequestId }, 'Reject', { style: 'danger' }),
      ),
    );
  } else {
    blocks.push(line(...decisionSentence(request)));
    if (request.reason) blocks.push(quotation(request.reason));
  }
  return { text: escapedLine(status === 'pending' ? text : `${text} (${status})`), blocks };
}

function decisionSentence({ status, decider, settledAt, role }: JoinRequest): Inline[] {
  const by: Inline[] = decider
    ? [' by ', decider.slackUserId ? person(decider.slackUserId) : decider.name]
    : [];
  const at: Inline[] = settledAt ? [' · ', moment(settledAt)] : [];
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

/** The modal "Manage join requests": those that wait for a decision, the longest waiting first. */
export function joinRequestsView(
  { membership, list, former, held }: WaitingRequests,
  notice?: string,
): ModalView {
  const { organization } = membership;
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} waiting`),
    ...(notice ? [line(bold(notice)), divider] : []),
  ];
  for (const invitation of held.slice(0, HELD_SHOWN)) blocks.push(...heldCard(invitation).blocks, divider);
  if (held.length > HELD_SHOWN) {
    blocks.push(context('More accepted invitations wait; they move up as these are decided.'), divider);
  }
  if (list.total === 0 && held.length === 0) blocks.push(line('Nobody is waiting for a decision.'));
  for (const request of list.items) {
    const joinRequestId = request.id;
    const place = { joinRequestId, page: list.page };
    const formerRole = former.get(joinRequestId);
    blocks.push(
      rich(paragraph(bold(request.name), ` · ${request.email} · asked `, moment(request.createdAt))),
      ...(request.note ? [quotation(request.note)] : []),
      ...(formerRole ? [line(...formerSentence(formerRole))] : []),
      actions(
        button(approveRowAction, place, 'Accept', { style: 'primary' }),
        button(approveAsAction, place, 'Accept as…'),
        button(rejectAction, place, 'Reject', { style: 'danger' }),
      ),
      divider,
    );
  }
  blocks.push(
    ...pageButtons(list, { back: previousRequestsAction, on: nextRequestsAction }, page => ({ page })),
  );
  return {
    type: 'modal',
    callback_id: 'join-requests',
    private_metadata: openedIn(organization),
    title: plain('Manage join requests', 24),
    close: plain('Close', 24),
    blocks,
  };
}
