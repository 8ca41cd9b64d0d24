import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { rejectJoinRequest } from '../../domain/joining/reject.ts';
import { errorText } from '../errors.ts';
import { message, nothing, openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import { acceptedSentence, chooseInstead } from './accepting.ts';
import { approveAction, approveAsAction, approveAsForm, rejectAction, rejectForm } from './actions.ts';
import { approveAsView, rejectView, requestView } from './views.ts';
import { renderRequests } from './waiting-requests.ts';

const cardOf = ({ joinRequestId }: { joinRequestId: string }) => ({
  card: 'join-request' as const,
  joinRequestId,
});

/**
 * The approver's decision. The recorded event updates every posted copy. When Accept gives something else than the
 * button said, the request is shown again; when this approver may not give it, they choose in its place.
 */
export const approveButton = buttonRoute(
  approveAction,
  async (context, { joinRequestId, seen = '' }) => {
    const { domain, actor, view } = context;
    const show = view?.type === 'modal' ? updateView : openView;
    const decided = await attempt(approveJoinRequest(domain, actor, { joinRequestId, seen }));
    if (!(decided instanceof DomainError)) {
      return view?.type === 'modal' ? show(requestView(decided, null, acceptedSentence(decided))) : nothing;
    }
    if (isDomainError(decided, 'acceptance-changed')) {
      const { request, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
      return show(requestView(request, acceptance, errorText(decided, context.command)));
    }
    return chooseInstead(context, joinRequestId, decided);
  },
  cardOf,
);

/** Accept as…: with the role and groups that the approver chooses. */
export const approveAsButton = buttonRoute(
  approveAsAction,
  async ({ domain, actor }, { joinRequestId, page }) => {
    const { request, acting, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
    return openView(approveAsView(request, acting, acceptance, { page }));
  },
  cardOf,
);

export const approveAsModal = modalRoute(approveAsForm, async (context, { metadata, fields }) => {
  const { domain, actor } = context;
  const { joinRequestId, organizationId, page, seen = '' } = metadata;
  const as = { role: fields.role, groups: fields.groups ?? [], adminOf: fields.adminOf ?? [] };
  const decided = await attempt(approveJoinRequest(domain, actor, { joinRequestId, as, seen }));
  if (isDomainError(decided, 'acceptance-changed')) {
    const { request, acting, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
    const problem = errorText(decided, context.command);
    return openView(approveAsView(request, acting, acceptance, { page, problem }));
  }
  if (decided instanceof DomainError) throw decided;
  return showDecision(context, { organizationId, page }, acceptedSentence(decided), 'Request accepted');
});

export const rejectButton = buttonRoute(
  rejectAction,
  async ({ domain, actor }, { joinRequestId, page }) => {
    const { request } = await findRequestToDecide(domain, actor, joinRequestId);
    return openView(rejectView(request, page));
  },
  cardOf,
);

export const rejectModal = modalRoute(rejectForm, async (context, { metadata, fields }) => {
  const { joinRequestId, page } = metadata;
  const { reason } = fields;
  const request = await rejectJoinRequest(context.domain, context.actor, { joinRequestId, reason });
  const text = `Request rejected. ${request.name} has been notified.`;
  return showDecision(context, { organizationId: request.organizationId, page }, text, 'Request rejected');
});

/** Shows the result in the list of the press or, for a press on a card, in the modal itself. */
async function showDecision(
  context: Context,
  { organizationId, page }: { organizationId: string; page: number | undefined },
  text: string,
  title: string,
): Promise<Reply> {
  if (page === undefined) return message(text, undefined, title);
  return updateParent(await renderRequests(context, organizationId, page, text));
}
