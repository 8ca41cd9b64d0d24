import type { ModalView } from '@slack/types';
import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import { approveJoinRequest } from '../../domain/joining/approve.ts';
import { findRequestToDecide } from '../../domain/joining/find-request.ts';
import { waitingRequests } from '../../domain/joining/waiting-requests.ts';
import { errorText } from '../errors.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, type PressContext } from '../route.ts';
import { acceptedSentence, chooseInstead } from './accepting.ts';
import {
  approveRowAction,
  joinRequestsAction,
  nextRequestsAction,
  previousRequestsAction,
  type RequestsPage,
  requestsForm,
} from './actions.ts';
import { joinRequestsView } from './list-view.ts';

/** The list from current data. @throws DomainError not-set-up, not-allowed */
export async function renderRequests(
  { domain, actor }: Context,
  organizationId: string,
  { page = 0, shown = [] }: RequestsPage,
  notice?: string,
): Promise<ModalView> {
  return joinRequestsView(await waitingRequests(domain, actor, organizationId, { page, shown }), notice);
}

/** The page of the list in which a button was pressed; null: it was pressed elsewhere. */
export function pageOf({ view }: PressContext, page: number | undefined): RequestsPage | null {
  if (page === undefined) return null;
  return { page, shown: view ? requestsForm.metadata(view.metadata).shown : [] };
}

/** The same after a decision: the request's own row says it, or the list above it when it has none. */
export function renderDecided(
  context: Context,
  { id, organizationId }: { id: string; organizationId: string },
  list: RequestsPage,
  text: string,
): Promise<ModalView> {
  return renderRequests(context, organizationId, list, list.shown?.includes(id) ? undefined : text);
}

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) =>
    openView(await renderRequests(context, organizationId ?? id, {})),
  );

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await renderRequests(context, id, { page })));

export const joinRequestsCommand = commandRoute({
  name: 'requests',
  usage: 'requests',
  help: { under: 'requests', for: 'join-request:review', says: 'requests' },
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
    const list = pageOf(context, page) ?? {};
    const decided = await attempt(approveJoinRequest(domain, actor, { joinRequestId, seen }));
    if (isDomainError(decided, 'acceptance-changed')) {
      const { request } = await findRequestToDecide(domain, actor, joinRequestId);
      const notice = errorText(decided, context.command);
      return updateView(await renderRequests(context, request.organizationId, list, notice));
    }
    if (decided instanceof DomainError) return chooseInstead(context, joinRequestId, decided, list);
    return updateView(await renderDecided(context, decided, list, acceptedSentence(decided)));
  },
);
