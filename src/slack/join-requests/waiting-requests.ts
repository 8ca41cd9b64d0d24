import type { ModalView } from '@slack/types';
import { approveJoinRequest } from '../../domain/join-requests/approve.ts';
import { waitingRequests } from '../../domain/join-requests/waiting-requests.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { modal, type Reply, refresh } from '../reply.ts';
import { button, type Context, command } from '../route.ts';
import {
  approveRowAction,
  joinRequestsAction,
  nextRequestsAction,
  previousRequestsAction,
} from './actions.ts';
import { joinRequestsView } from './list-view.ts';

/** The list as it stands now. @throws DomainError not-set-up, not-allowed */
export async function renderRequests(
  { domain, actor }: Context,
  organizationId: string,
  page: number,
  notice?: string,
): Promise<ModalView> {
  return joinRequestsView(await waitingRequests(domain, actor, organizationId, page), notice);
}

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) => modal(await renderRequests(context, organizationId ?? id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => refresh(await renderRequests(context, id, page)));

export const joinRequestsCommand = command({
  name: 'requests',
  usage: 'requests',
  help: 'Manage join requests: who asks to join, with Accept, Accept as… and Reject',
  run: context => open(context),
});

export const joinRequestsButton = button(joinRequestsAction, (context, { organizationId }) =>
  open(context, organizationId),
);
export const previousRequestsButton = button(previousRequestsAction, turn);
export const nextRequestsButton = button(nextRequestsAction, turn);

export const approveRowButton = button(approveRowAction, async (context, { joinRequestId, page }) => {
  const { name, organizationId } = await approveJoinRequest(context.domain, context.actor, { joinRequestId });
  return refresh(await renderRequests(context, organizationId, page, `${name} is a member now.`));
});
