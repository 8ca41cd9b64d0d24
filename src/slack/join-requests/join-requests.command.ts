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
import { joinRequestsView } from './views.ts';

async function render({ domain, actor, organization }: Context, page: number, notice?: string) {
  const { membership, list } = await waitingRequests(domain, actor, organization?.id ?? '', page);
  return joinRequestsView(membership.organization, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => modal(await render(context, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async () => refresh(await render(context, page)));

export const joinRequestsCommand = command({
  name: 'requests',
  usage: 'requests',
  help: 'Join requests: who asks to join, with Accept and Reject',
  run: open,
});

export const joinRequestsButton = button(joinRequestsAction, open);
export const previousRequestsButton = button(previousRequestsAction, turn);
export const nextRequestsButton = button(nextRequestsAction, turn);

export const approveRowButton = button(approveRowAction, async (context, { joinRequestId, page }) => {
  const { name } = await approveJoinRequest(context.domain, context.actor, { joinRequestId });
  return refresh(await render(context, page, `${name} is a member now.`));
});
