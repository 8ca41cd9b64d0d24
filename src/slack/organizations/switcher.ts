import { DomainError } from '../../domain/errors.ts';
import { myOrganizations, switchOrganization } from '../../domain/organizations/current.ts';
import { readPage } from '../../domain/page.ts';
import { modal, nothing, type Reply, refresh } from '../reply.ts';
import { button, type Context, command } from '../route.ts';
import {
  newOrganizationAction,
  nextOrganizationsAction,
  organizationsAction,
  previousOrganizationsAction,
  switchAction,
} from './actions.ts';
import { organizationsView } from './switcher-view.ts';
import { setUpView } from './views.ts';
import { withOrganization } from './with-organization.ts';

async function render({ domain, actor }: Context, page: number, notice?: string) {
  const all = await myOrganizations(domain, actor);
  const list = await readPage(page, async (skip, take) => ({
    items: all.slice(skip, skip + take),
    total: all.length,
  }));
  return organizationsView(list, { mayAdd: actor.isWorkspaceAdmin, notice });
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async () => modal(await render(context, 0)));

const turn = async (context: Context, { page }: { page: number }): Promise<Reply> =>
  refresh(await render(context, page));

/** The set-up again, for one more organization. */
async function openNew({ actor }: Context): Promise<Reply> {
  if (!actor.isWorkspaceAdmin) throw new DomainError('only-workspace-admins-add', {});
  return modal(setUpView(actor, true));
}

export const organizationsCommand = command({
  name: 'org',
  usage: 'org',
  help: 'your organizations: switch to another; org new sets up one more',
  run: (context, argument) =>
    argument.toLowerCase() === 'new' ? withOrganization(context, () => openNew(context)) : open(context),
});

export const organizationsButton = button(organizationsAction, open);
export const previousOrganizationsButton = button(previousOrganizationsAction, turn);
export const nextOrganizationsButton = button(nextOrganizationsAction, turn);
export const newOrganizationButton = button(newOrganizationAction, openNew);

export const switchButton = button(switchAction, async (context, { organizationId, page }) => {
  const { name } = await switchOrganization(context.domain, context.actor, { organizationId });
  // Pressed on App Home it is the home that shows it, which is rendered anew after every press there.
  if (context.view?.type !== 'modal') return nothing;
  return refresh(await render(context, page, `You act in ${name} now.`), { alsoHome: true });
});
