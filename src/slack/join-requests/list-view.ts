import type { KnownBlock, ModalView } from '@slack/types';
import { HELD_SHOWN, type WaitingRequests } from '../../domain/joining/waiting-requests.ts';
import { approvalCard } from '../../messages/invitation-approval-requested.ts';
import { formerMember } from '../../messages/join-request-created.ts';
import {
  actions,
  bold,
  button,
  context,
  dateTime,
  divider,
  paragraph,
  paragraphBlock,
  plain,
  quotation,
  richText,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { pageButtons } from '../pages.ts';
import { renderParts } from '../render-content.ts';
import {
  approveAsAction,
  approveRowAction,
  nextRequestsAction,
  previousRequestsAction,
  rejectAction,
} from './actions.ts';

/** The modal "Manage join requests": those that wait for a decision, oldest first. */
export function joinRequestsView(
  { acting, list, former, held }: WaitingRequests,
  notice?: string,
): ModalView {
  const { organization } = acting;
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} waiting`),
    ...(notice ? [paragraphBlock(bold(notice)), divider] : []),
  ];
  for (const invitation of held.slice(0, HELD_SHOWN))
    blocks.push(...renderParts(approvalCard(invitation).parts), divider);
  if (held.length > HELD_SHOWN) {
    blocks.push(context('More accepted invitations wait; they move up as these are decided.'), divider);
  }
  if (list.total === 0 && held.length === 0) blocks.push(paragraphBlock('Nobody is waiting for a decision.'));
  for (const request of list.items) {
    const joinRequestId = request.id;
    const query = { joinRequestId, page: list.page };
    const formerRole = former.get(joinRequestId);
    blocks.push(
      richText(paragraph(bold(request.name), ` · ${request.email} · asked `, dateTime(request.createdAt))),
      ...(request.note ? [quotation(request.note)] : []),
      ...(formerRole ? renderParts([formerMember(formerRole)]) : []),
      actions(
        button(approveRowAction, query, 'Accept', { style: 'primary' }),
        button(approveAsAction, query, 'Accept as…'),
        button(rejectAction, query, 'Reject', { style: 'danger' }),
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
