import type { ModalView } from '@slack/types';
import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { waitingRequests } from '../../domain/joining/waiting-requests.ts';
import { errorText } from '../errors.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import { acceptedSentence, chooseInstead } from './accepting.ts';
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

export const approveRowButton = buttonRoute(
  approveRowAction,
  async (context, { joinRequestId, seen = '', page }) => {
    const { domain, actor } = context;
    const decided = await attempt(approveJoinRequest(domain, actor, { joinRequestId, seen }));
    if (isDomainError(decided, 'acceptance-changed')) {
      const { request } = await findRequestToDecide(domain, actor, joinRequestId);
      const notice = errorText(decided, context.command);
      return updateView(await renderRequests(context, request.organizationId, page, notice));
    }
    if (decided instanceof DomainError) return chooseInstead(context, joinRequestId, decided, page);
    const { organizationId } = decided;
    return updateView(await renderRequests(context, organizationId, page, acceptedSentence(decided)));
  },
);
