import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { rejectJoinRequest } from '../../domain/joining/reject.ts';
import { texts } from '../../texts/texts.ts';
import { errorText } from '../errors.ts';
import { message, nothing, openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import { acceptedSentence, chooseInstead } from './accepting.ts';
import {
  approveAction,
  approveAsAction,
  approveAsForm,
  type RequestsPage,
  rejectAction,
  rejectForm,
} from './actions.ts';
import { approveAsView, rejectView, requestView } from './views.ts';
import { pageOf, renderDecided } from './waiting-requests.ts';

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
  async (context, { joinRequestId, page }) => {
    const { domain, actor } = context;
    const { request, acting, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
    return openView(approveAsView(request, acting, acceptance, { list: pageOf(context, page) }));
  },
  cardOf,
);

export const approveAsModal = modalRoute(approveAsForm, async (context, { metadata, fields }) => {
  const { domain, actor } = context;
  const { joinRequestId, page, shown, seen = '' } = metadata;
  const as = { role: fields.role, groups: fields.groups ?? [], adminOf: fields.adminOf ?? [] };
  const decided = await attempt(approveJoinRequest(domain, actor, { joinRequestId, as, seen }));
  if (isDomainError(decided, 'acceptance-changed')) {
    const { request, acting, acceptance } = await findRequestToDecide(domain, actor, joinRequestId);
    const problem = errorText(decided, context.command);
    return openView(approveAsView(request, acting, acceptance, { list: { page, shown }, problem }));
  }
  if (decided instanceof DomainError) throw decided;
  const { requestAcceptedTitle } = texts().requests;
  return showDecision(context, decided, { page, shown }, [acceptedSentence(decided), requestAcceptedTitle]);
});

export const rejectButton = buttonRoute(
  rejectAction,
  async (context, { joinRequestId, page }) => {
    const { request } = await findRequestToDecide(context.domain, context.actor, joinRequestId);
    return openView(rejectView(request, pageOf(context, page)));
  },
  cardOf,
);

export const rejectModal = modalRoute(rejectForm, async (context, { metadata, fields }) => {
  const { joinRequestId, page, shown } = metadata;
  const { reason } = fields;
  const request = await rejectJoinRequest(context.domain, context.actor, { joinRequestId, reason });
  const { requestRejected, requestRejectedTitle } = texts().requests;
  const text = requestRejected({ who: request.name });
  return showDecision(context, request, { page, shown }, [text, requestRejectedTitle]);
});

/** Shows the result in the list of the press or, for a press on a card, in the modal itself. */
async function showDecision(
  context: Context,
  request: JoinRequest,
  list: RequestsPage,
  [text, title]: [string, string],
): Promise<Reply> {
  if (list.page === undefined) return message(text, undefined, title);
  return updateParent(await renderDecided(context, request, list, text));
}
