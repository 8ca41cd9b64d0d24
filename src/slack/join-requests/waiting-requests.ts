import type { ModalView } from '@slack/types';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { waitingRequests } from '../../domain/joining/waiting-requests.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import {
  approveRowAction,
  joinRequestsAction,
  nextRequestsAction,
  previousRequestsAction,
} from './actions.ts';
import { joinRequestsView } from './list-view.ts';

/** The list from current data. @throws DomainError not-set-up, not-allowed */
export async function renderRequests(
  { domain, actor }: Context,
  organizationId: string,
  page: number,
  notice?: string,
): Promise<ModalView> {
  return joinRequestsView(await waitingRequests(domain, actor, organizationId, page), notice);
}

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) =>
    openView(await renderRequests(context, organizationId ?? id, 0)),
  );

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await renderRequests(context, id, page)));

export const joinRequestsCommand = commandRoute({
  name: 'requests',
  usage: 'requests',
  help: 'Manage join requests: who asks to join, with Accept, Accept as… and Reject',
  run: context => open(context),
});

export const joinRequestsButton = buttonRoute(joinRequestsAction, (context, { organizationId }) =>
  open(context, organizationId),
);
export const previousRequestsButton = buttonRoute(previousRequestsAction, turn);
export const nextRequestsButton = buttonRoute(nextRequestsAction, turn);

export const approveRowButton = buttonRoute(approveRowAction, async (context, { joinRequestId, page }) => {
  const { name, organizationId } = await approveJoinRequest(context.domain, context.actor, { joinRequestId });
  return updateView(await renderRequests(context, organizationId, page, `${name} is a member now.`));
});
