import { readActingMember, renameSelf } from '../../domain/members/rename-self.ts';
import { texts } from '../../texts/texts.ts';
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
  help: { under: 'you', for: 'member', says: 'me' },
  run: open,
});

export const ownDetailsButton = buttonRoute(ownDetailsAction, open);

export const ownDetailsModal = modalRoute(ownDetailsForm, async ({ domain, actor }, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { name } = await renameSelf(domain, actor, { organizationId, name: fields.name });
  const { organization } = await readActingMember(domain, actor, organizationId);
  const said = texts().members;
  return message(said.ownSaved({ organization: organization.name, name }), undefined, said.ownSavedTitle);
});
