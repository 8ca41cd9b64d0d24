import { formerRoles } from '../../domain/join-requests/store.ts';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { rejectJoinRequest } from '../../domain/joining/reject.ts';
import { message, nothing, openView, type Reply, updateParent } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import { approveAction, approveAsAction, approveAsForm, rejectAction, rejectForm } from './actions.ts';
import { approveAsView, rejectView } from './views.ts';
import { renderRequests } from './waiting-requests.ts';

const cardOf = ({ joinRequestId }: { joinRequestId: string }) => ({
  card: 'join-request' as const,
  joinRequestId,
});

/** The approver's decision. The recorded event updates every posted copy. */
export const approveButton = buttonRoute(
  approveAction,
  async ({ domain, actor }, { joinRequestId }) => {
    await approveJoinRequest(domain, actor, { joinRequestId });
    return nothing;
  },
  cardOf,
);

/** Accept as…: with the role and groups that the approver chooses. */
export const approveAsButton = buttonRoute(
  approveAsAction,
  async ({ domain, actor }, { joinRequestId, page }) => {
    const { request, acting } = await findRequestToDecide(domain, actor, joinRequestId);
    const formerRole = (await formerRoles(domain.db, [request])).get(request.id);
    return openView(approveAsView(request, acting, { page, formerRole }));
  },
  cardOf,
);

export const approveAsModal = modalRoute(approveAsForm, async (context, { metadata, fields }) => {
  const { joinRequestId, organizationId, page } = metadata;
  const as = { role: fields.role, groups: fields.groups ?? [], adminOf: fields.adminOf ?? [] };
  const request = await approveJoinRequest(context.domain, context.actor, { joinRequestId, as });
  const text = `${request.name} is a member now${request.role ? `, as ${request.role.name}` : ''}.`;
  return showDecision(context, { organizationId, page }, text, 'Request accepted');
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
  const text = `You rejected the request of ${request.name}. They are told.`;
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
