import { pageOfInbox } from '../../domain/home/inbox.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { modal, type Reply, refresh } from '../reply.ts';
import { button, type Context, command } from '../route.ts';
import { inboxAction, nextInboxAction, previousInboxAction } from './actions.ts';
import { inboxView } from './inbox-view.ts';

const render = async ({ domain, actor }: Context, page: number) =>
  inboxView(await pageOfInbox(domain.db, actor, page));

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => modal(await render(context, 0)));

const turn = async (context: Context, { page }: { page: number }): Promise<Reply> =>
  refresh(await render(context, page));

export const inboxCommand = command({
  name: 'inbox',
  usage: 'inbox',
  help: 'your invitations, with Accept and Decline, and your own requests to join',
  run: open,
});

export const inboxButton = button(inboxAction, open);
export const previousInboxButton = button(previousInboxAction, turn);
export const nextInboxButton = button(nextInboxAction, turn);
