import { acceptTopRole, declineTopRole } from '../../domain/handing-on/answer.ts';
import { offerTopRole, readGiving } from '../../domain/handing-on/offer.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, nothing, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { acceptTopRoleAction, declineTopRoleAction, handOnAction, handOnForm } from './actions.ts';
import { handOnView } from './views.ts';

const open = (context: Context, organizationId?: string): Promise<Reply> =>
  withOrganization(context, async ({ id }) =>
    openView(handOnView(await readGiving(context.domain, context.actor, organizationId ?? id))),
  );

export const handOnCommand = commandRoute({
  name: 'hand-on',
  usage: 'hand-on',
  help: { under: 'you', for: 'top-role', says: 'hand-on' },
  run: context => open(context),
});

export const handOnButton = buttonRoute(handOnAction, (context, { organizationId }) =>
  open(context, organizationId),
);

export const handOnModal = modalRoute(handOnForm, async ({ domain, actor }, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { receiver, role, organization } = await offerTopRole(domain, actor, {
    organizationId,
    slackUserId: fields.person,
    role: fields.role,
  });
  return message(
    texts().handingOn.sent({
      receiver: receiver.name,
      role: role.name,
      organization: organization.name,
    }),
    undefined,
    texts().handingOn.sentTitle,
  );
});

export const acceptTopRoleButton = buttonRoute(
  acceptTopRoleAction,
  async ({ domain, actor }, { handoverId }) => {
    await acceptTopRole(domain, actor, { handoverId });
    return nothing;
  },
);

export const declineTopRoleButton = buttonRoute(
  declineTopRoleAction,
  async ({ domain, actor }, { handoverId }) => {
    await declineTopRole(domain, actor, { handoverId });
    return nothing;
  },
);
