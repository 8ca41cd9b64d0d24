import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { type Acceptance, acceptProblem } from '../../domain/joining/acceptance.ts';
import { HELD_SHOWN, type WaitingRequests } from '../../domain/joining/waiting-requests.ts';
import { acceptanceParts, acceptQuestion } from '../../messages/acceptance.ts';
import { approvalCard } from '../../messages/invitation-approval-requested.ts';
import { openUntilInline } from '../../messages/open-until.ts';
import {
  actions,
  bold,
  button,
  confirmation,
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
import { renderInlines, renderParts } from '../render-content.ts';
import {
  approveAsAction,
  approveRowAction,
  nextRequestsAction,
  previousRequestsAction,
  rejectAction,
} from './actions.ts';

/** The modal "Manage join requests": those that wait for a decision, oldest first. */
export function joinRequestsView(
  { acting, list, acceptances, held }: WaitingRequests,
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
    const acceptance = acceptances.get(request.id);
    blocks.push(
      richText(
        paragraph(
          bold(request.name),
          ` · ${request.email} · asked `,
          dateTime(request.createdAt),
          ...renderInlines(openUntilInline(request)),
        ),
      ),
      ...(request.note ? [quotation(request.note)] : []),
      ...(acceptance ? renderParts(acceptanceParts(acceptance, organization.template)) : []),
      ...rowButtons(acting, request, { acceptance, page: list.page }),
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

/** Accept only where this approver may give what it gives. */
function rowButtons(
  acting: ActingMember,
  request: JoinRequest,
  { acceptance, page }: { acceptance: Acceptance | undefined; page: number },
): KnownBlock[] {
  const query = { joinRequestId: request.id, page };
  const { organization } = acting;
  const gives = acceptance?.gives;
  const problem = acceptance && acceptProblem(acting, acceptance);
  const others = [
    button(approveAsAction, query, 'Accept as…'),
    button(rejectAction, query, 'Reject', { style: 'danger' }),
  ];
  if (!gives || problem) {
    const sentence = `You can’t give all of this. Use Accept as… to choose what ${clamp(request.name, 75)} gets.`;
    return [...(gives ? [context(sentence)] : []), actions(...others)];
  }
  const { title, text, yes } = acceptQuestion(gives, {
    who: request.name,
    organization: { ...organization, template: organization.template.id },
    address: acceptance.address,
  });
  const accept = button(approveRowAction, { ...query, seen: acceptance.mark }, 'Accept', {
    style: 'primary',
    confirm: confirmation(title, text, yes),
  });
  return [actions(accept, ...others)];
}
