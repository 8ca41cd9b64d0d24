import { pageOfInbox } from '../../domain/home/inbox.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import { inboxAction, nextInboxAction, previousInboxAction } from './actions.ts';
import { inboxView } from './inbox-view.ts';

const render = async ({ domain, actor }: Context, page: number) =>
  inboxView(await pageOfInbox(domain.db, actor, page));

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => openView(await render(context, 0)));

const turn = async (context: Context, { page }: { page: number }): Promise<Reply> =>
  updateView(await render(context, page));

export const inboxCommand = commandRoute({
  name: 'inbox',
  usage: 'inbox',
  help: { under: 'you', for: 'everybody', says: 'inbox' },
  run: open,
});

export const inboxButton = buttonRoute(inboxAction, open);
export const previousInboxButton = buttonRoute(previousInboxAction, turn);
export const nextInboxButton = buttonRoute(nextInboxAction, turn);
