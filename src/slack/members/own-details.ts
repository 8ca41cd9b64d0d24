import { readOwnMembership, renameSelf } from '../../domain/members/rename-self.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { modal as opened, type Reply, words } from '../reply.ts';
import { button, type Context, command, modal } from '../route.ts';
import { ownDetailsAction, ownDetailsForm } from './actions.ts';
import { ownDetailsView } from './edit-view.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const { organization, member } = await readOwnMembership(context.domain, context.actor, id);
    return opened(ownDetailsView(organization, member));
  });

export const ownDetailsCommand = command({
  name: 'me',
  usage: 'me',
  help: 'shows your role and groups, and lets you change your name',
  run: open,
});

export const ownDetailsButton = button(ownDetailsAction, open);

export const ownDetailsModal = modal(ownDetailsForm, async ({ domain, actor }, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { name } = await renameSelf(domain, actor, { organizationId, name: fields.name });
  const { organization } = await readOwnMembership(domain, actor, organizationId);
  return words(`Saved: in ${organization.name} you are ${name}.`, undefined, 'Saved');
});
