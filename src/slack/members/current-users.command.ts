import { currentUsers } from '../../domain/members/current-users.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { modal, type Reply, refresh } from '../reply.ts';
import { button, type Context, command } from '../route.ts';
import { currentUsersAction, nextMembersAction, previousMembersAction } from './actions.ts';
import { currentUsersView } from './views.ts';

async function render({ domain, actor, organization }: Context, page: number) {
  const { membership, list } = await currentUsers(domain, actor, organization?.id ?? '', page);
  return currentUsersView(membership.organization, list);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => modal(await render(context, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async () => refresh(await render(context, page)));

export const currentUsersCommand = command({
  name: 'members',
  usage: 'members',
  help: 'Current Users: everybody with their role and groups',
  run: open,
});

export const currentUsersButton = button(currentUsersAction, open);
export const previousMembersButton = button(previousMembersAction, turn);
export const nextMembersButton = button(nextMembersAction, turn);
