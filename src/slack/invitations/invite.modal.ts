import { assertInvitable } from '../../domain/invitations/rules.ts';
import { authorise } from '../../domain/members/membership.ts';
import { seatsOf } from '../../domain/seats/seats.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { nothing, refresh } from '../reply.ts';
import { button, modal } from '../route.ts';
import { inviteForm, pickPersonAction } from './actions.ts';
import { findInvitee, sendInvitation } from './send.ts';
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

/** Fills the address and name of a person of this Slack into the modal, or says why they cannot be invited. */
export const pickPersonButton = button(pickPersonAction, context =>
  withOrganization(context, async organization => {
    const { domain, actor, view } = context;
    const slackUserId = view?.fields.person;
    if (typeof slackUserId !== 'string') return nothing;
    const membership = await authorise(domain.db, actor, organization.id, 'invitation:create');
    const { person } = await findInvitee(context, { slackUserId });
    if (person) assertInvitable(person);
    const seats = await seatsOf(domain.db, membership.organization);
    return refresh(invitePeopleView(membership, person, seats));
  }),
);
