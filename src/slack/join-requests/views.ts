import type { KnownBlock, ModalView } from '@slack/types';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import type { Page } from '../../domain/page.ts';
import {
  actions,
  bold,
  button,
  clamp,
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
import { pageButtons } from '../pages.ts';
import {
  approveAction,
  approveRowAction,
  askToJoinForm,
  nextRequestsAction,
  previousRequestsAction,
  rejectAction,
  rejectForm,
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
export function rejectView(request: JoinRequest): ModalView {
  return rejectForm.view({
    title: 'Reject request',
    submit: 'Reject',
    metadata: { joinRequestId: request.id },
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

/** The approvers' card, in its present state: buttons only while it is pending. */
export function joinRequestCard(request: JoinRequest): { text: string; blocks: KnownBlock[] } {
  const { organization, note, status, id: joinRequestId } = request;
  const text = `${request.name} asks to join ${organization.name}.`;
  const blocks: KnownBlock[] = [
    line(person(request.slackUserId), ` (${request.email}) asks to join `, bold(organization.name), '.'),
    ...(note ? [quotation(note)] : []),
  ];
  if (status === 'pending') {
    blocks.push(
      actions(
        button(approveAction, { joinRequestId }, 'Accept', { style: 'primary' }),
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
    default:
      return [`This request was ${status}`, ...at];
  }
}

/** The modal "Join requests": those that wait for a decision, the longest waiting first. */
export function joinRequestsView(
  organization: { name: string },
  list: Page<JoinRequest>,
  notice?: string,
): ModalView {
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} waiting`),
    ...(notice ? [line(bold(notice)), divider] : []),
  ];
  if (list.total === 0) blocks.push(line('Nobody is waiting for a decision.'));
  for (const request of list.items) {
    const joinRequestId = request.id;
    blocks.push(
      rich(paragraph(bold(request.name), ` · ${request.email} · asked `, moment(request.createdAt))),
      ...(request.note ? [quotation(request.note)] : []),
      actions(
        button(approveRowAction, { joinRequestId, page: list.page }, 'Accept', { style: 'primary' }),
        button(rejectAction, { joinRequestId }, 'Reject', { style: 'danger' }),
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
    title: plain('Join requests', 24),
    close: plain('Close', 24),
    blocks,
  };
}
