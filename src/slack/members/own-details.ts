import { readActingMember, renameSelf } from '../../domain/members/rename-self.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { ownDetailsAction, ownDetailsForm } from './actions.ts';
import { ownDetailsView } from './edit-view.ts';

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const { organization, member } = await readActingMember(context.domain, context.actor, id);
    return openView(ownDetailsView(organization, member));
  });

export const ownDetailsCommand = commandRoute({
  name: 'me',
  usage: 'me',
  help: 'shows your role and groups, and lets you change your name',
  run: open,
});

export const ownDetailsButton = buttonRoute(ownDetailsAction, open);

export const ownDetailsModal = modalRoute(ownDetailsForm, async ({ domain, actor }, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { name } = await renameSelf(domain, actor, { organizationId, name: fields.name });
  const { organization } = await readActingMember(domain, actor, organizationId);
  return message(`Saved: in ${organization.name} you are ${name}.`, undefined, 'Saved');
});
