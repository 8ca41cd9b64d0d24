import { DomainError } from '../../domain/errors.ts';
import { myOrganizations, switchOrganization } from '../../domain/my-organizations/current.ts';
import { readPage } from '../../domain/page.ts';
import { texts } from '../../texts/texts.ts';
import { message, nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
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
  withOrganization(context, async () => openView(await render(context, 0)));

const turn = async (context: Context, { page }: { page: number }): Promise<Reply> =>
  updateView(await render(context, page));

/** The set-up for one more organization. */
async function openNew({ actor }: Context): Promise<Reply> {
  if (!actor.isWorkspaceAdmin) throw new DomainError('only-workspace-admins-add', {});
  return openView(setUpView(actor, { isAnother: true }));
}

export const organizationsCommand = commandRoute({
  name: 'org',
  usage: 'org',
  help: { under: 'you', for: 'everybody', says: 'org' },
  run: (context, argument) =>
    argument.toLowerCase() === 'new' ? withOrganization(context, () => openNew(context)) : open(context),
});

export const organizationsButton = buttonRoute(organizationsAction, open);
export const previousOrganizationsButton = buttonRoute(previousOrganizationsAction, turn);
export const nextOrganizationsButton = buttonRoute(nextOrganizationsAction, turn);
export const newOrganizationButton = buttonRoute(newOrganizationAction, openNew);

export const switchButton = buttonRoute(switchAction, async (context, { organizationId, page }) => {
  const { name } = await switchOrganization(context.domain, context.actor, { organizationId });
  // After a press on App Home the home itself shows it: every press there renders it again.
  if (context.view?.type === 'home') return nothing;
  const said = texts().organizations.switched({ organization: name });
  if (!context.view) return message(said);
  return updateView(await render(context, page, said), { alsoHome: true });
});
