import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { type Acceptance, acceptProblem } from '../../domain/joining/acceptance.ts';
import { HELD_SHOWN, type WaitingRequests } from '../../domain/joining/waiting-requests.ts';
import { acceptanceParts, acceptLabel, acceptQuestion, givenSentence } from '../../messages/acceptance.ts';
import { approvalCard } from '../../messages/invitation-approval-requested.ts';
import { openUntilInline } from '../../messages/open-until.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  confirmation,
  context,
  dateTime,
  divider,
  type Inline,
  mention,
  paragraph,
  paragraphBlock,
  plain,
  quotation,
  richText,
} from '../blocks.ts';
import { pageButtons } from '../pages.ts';
import { renderInlines, renderParts } from '../render-content.ts';
import { rowButton } from '../rows.ts';
import {
  approveAsAction,
  approveRowAction,
  nextRequestsAction,
  previousRequestsAction,
  rejectAction,
  requestsForm,
} from './actions.ts';

/** The modal "Manage join requests": those that wait for a decision, oldest first. */
export function joinRequestsView(found: WaitingRequests, notice?: string): ModalView {
  const { acting, list, held } = found;
  const { organization } = acting;
  const { requestsList: said } = texts();
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${said.waiting(list.total)}`),
    ...(notice ? [paragraphBlock(bold(clamp(notice, 1000))), divider] : []),
  ];
  for (const invitation of held.slice(0, HELD_SHOWN))
    blocks.push(...renderParts(approvalCard(invitation).parts), divider);
  if (held.length > HELD_SHOWN) blocks.push(context(said.moreHeld), divider);
  if (list.items.length === 0 && held.length === 0) blocks.push(paragraphBlock(said.nobody));
  blocks.push(
    ...list.items.flatMap((request, index) => [...(index > 0 ? [divider] : []), ...row(found, request)]),
    ...pageButtons(list, { back: previousRequestsAction, on: nextRequestsAction }, page => ({ page })),
  );
  const metadata = { organizationId: organization.id, shown: list.items.map(({ id }) => id) };
  const view = requestsForm.view({ title: said.title, metadata, blocks });
  return { ...view, close: plain(texts().answers.close, 24) };
}

/** Who asks, and what Accept gives them; or what was decided while the list was open. */
function row({ acting, list, acceptances }: WaitingRequests, request: JoinRequest): KnownBlock[] {
  const said = texts().requestsList;
  const about = {
    person: mention(request.slackUserId),
    email: request.email,
    at: dateTime(request.createdAt),
  };
  const first = [...said.asked<Inline>(about), ...renderInlines(openUntilInline(request))];
  if (request.status !== 'pending') {
    const outcome = {
      approved: texts().requests.accepted({ access: givenSentence(request) }),
      rejected: said.rejected,
      withdrawn: said.withdrawn,
      expired: said.expired,
    }[request.status];
    return [richText(paragraph(...first), paragraph(bold(outcome)))];
  }
  const acceptance = acceptances.get(request.id);
  return [
    richText(paragraph(...first)),
    ...(request.note ? [quotation(request.note)] : []),
    ...(acceptance ? renderParts(acceptanceParts(acceptance, acting.organization.template)) : []),
    ...rowButtons(acting, request, { acceptance, page: list.page }),
  ];
}

/** Accept only where this approver may give what it gives. */
function rowButtons(
  acting: ActingMember,
  request: JoinRequest,
  { acceptance, page }: { acceptance: Acceptance | undefined; page: number },
): KnownBlock[] {
  const said = texts().requestsList;
  const query = { joinRequestId: request.id, page };
  const { organization } = acting;
  const { name } = request;
  const gives = acceptance?.gives;
  const problem = acceptance && acceptProblem(acting, acceptance);
  const others = [
    rowButton(approveAsAction, query, said.acceptAs, { name }),
    rowButton(rejectAction, query, said.reject, { name, style: 'danger' }),
  ];
  if (!gives || problem) return [...(gives ? [context(said.cannotGiveAll)] : []), actions(...others)];
  const { title, text, yes } = acceptQuestion(gives, {
    who: name,
    organization: { ...organization, template: organization.template.id },
    address: acceptance.address,
  });
  const { role } = gives;
  const words = {
    label: acceptLabel(role),
    of: (named: { name: string }) => said.acceptPerson({ ...named, role: role.name }),
  };
  const accept = rowButton(approveRowAction, { ...query, seen: acceptance.mark }, words, {
    name,
    style: 'primary',
    confirm: confirmation(title, text, yes),
  });
  return [actions(accept, ...others)];
}
