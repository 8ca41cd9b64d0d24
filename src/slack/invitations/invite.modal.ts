import { authorise } from '../../domain/members/membership.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { nothing, refresh } from '../reply.ts';
import { button, modal } from '../route.ts';
import { inviteForm, pickPersonAction } from './actions.ts';
import { sendInvitation } from './send.ts';
import { invitePeopleView } from './views.ts';

export const inviteModal = modal(inviteForm, (context, { fields }) =>
  withOrganization(context, organization =>
    sendInvitation(context, organization, {
      invitee: { email: fields.email },
      name: fields.name,
      role: fields.role,
      groups: fields.groups ?? [],
      note: fields.note,
    }),
  ),
);

/** Fills the address and name of a person of this Slack into the modal. */
export const pickPersonButton = button(pickPersonAction, context =>
  withOrganization(context, async organization => {
    const { domain, actor, directory, view } = context;
    const slackUserId = view?.fields.person;
    if (typeof slackUserId !== 'string') return nothing;
    const picked = await directory.byId(actor.workspaceId, slackUserId);
    const membership = await authorise(domain.db, actor, organization.id, 'invitation:create');
    return refresh(invitePeopleView(membership, picked));
  }),
);
