import { findingOf } from '../../domain/errors.ts';
import { inviteSeveral } from '../../domain/invitations/invite-several.ts';
import { assertInvitable } from '../../domain/invitations/rules.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { unconfirmedAmong } from '../../domain/people/store.ts';
import { offersFor } from '../already-exists/offers.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import { addAnotherAction, inviteForm, pickPersonAction, removeListedAction } from './actions.ts';
import { draftOf, holdsPerson, inviteeOf, personIn, renderInvite, withAnother } from './invite-list.ts';
import { type InviteDraft, withPicked } from './invite-view.ts';
import { findInvitee, sendInvitation } from './send.ts';
import { invitationSentBlocks, listSentBlocks } from './views.ts';

/** Sends the list or, where nobody was put on one, the invitation of the person in the fields. */
export const inviteModal = modalRoute(inviteForm, (context, submitted) =>
  withOrganization(context, async organization => {
    const draft = draftOf(submitted, submitted);
    if (draft.people.length > 0) return sendList(context, organization, draft);
    const { email, person: _, ...wanted } = await personIn(context, organization, draft.fields);
    const { note } = draft.fields;
    return sendInvitation(context, organization, { invitee: { email }, ...wanted, note });
  }),
);

/** Invites everybody on the list and in the fields, or nobody and says of each why not. */
async function sendList(context: Context, organization: Organization, draft: InviteDraft): Promise<Reply> {
  const { domain, actor, requestKey } = context;
  const { people, fields } = draft;
  const last = holdsPerson(fields) ? [await personIn(context, organization, fields)] : [];
  const { invited, refused } = await inviteSeveral(domain, actor, {
    organizationId: organization.id,
    people: [...people.map(inviteeOf), ...last],
    note: fields.note,
    requestKey,
  });
  const [only, ...others] = invited;
  if (only) {
    const unconfirmed = await unconfirmedAmong(domain.db, actor.workspaceId, invited);
    const { text, blocks } =
      others.length > 0 ? listSentBlocks(invited, unconfirmed) : invitationSentBlocks(only, unconfirmed);
    return message(text, blocks, others.length > 0 ? 'Invitations sent' : 'Invitation sent');
  }
  // Not as an error of a field: Slack's answer may be out already, and with it the list would be gone.
  const notice = refused.get(people.length);
  const findings = { refused, ...(notice && { notice }), isUnsent: true };
  return openView(await renderInvite(context, organization, draft, findings));
}

/** Puts the person in the fields on the list; what cannot be is said where it stands, and nothing is lost. */
export const addAnotherButton = buttonRoute(addAnotherAction, context =>
  withOrganization(context, async organization => {
    if (!context.view) return nothing;
    const draft = draftOf(context.view.read(inviteForm), context.view);
    const added = await findingOf(() => withAnother(context, organization, draft));
    // Where something can be done instead, the words lie over the modal with the button for it.
    if ('refused' in added && (await offersFor(context.domain, context.actor, added.refused)).length > 0) {
      throw added.refused;
    }
    return updateView(
      'result' in added
        ? await renderInvite(context, organization, added.result)
        : await renderInvite(context, organization, draft, { notice: added.refused }),
    );
  }),
);

/** Takes somebody off the list; what stands in the fields stays. */
export const removeListedButton = buttonRoute(removeListedAction, (context, { e: email }) =>
  withOrganization(context, async organization => {
    if (!context.view) return nothing;
    const draft = draftOf(context.view.read(inviteForm), context.view);
    const people = draft.people.filter(listed => listed.email !== email);
    return updateView(await renderInvite(context, organization, { ...draft, people }));
  }),
);

/** Fills the address and name of a person of this Slack into the modal, or says why they cannot be invited. */
export const pickPersonButton = buttonRoute(pickPersonAction, context =>
  withOrganization(context, async organization => {
    if (!context.view) return nothing;
    const draft = draftOf(context.view.read(inviteForm), context.view);
    const slackUserId = draft.fields.person;
    if (!slackUserId) return nothing;
    const { person } = await findInvitee(context, organization, { slackUserId });
    if (!person) return nothing;
    assertInvitable(person);
    return updateView(await renderInvite(context, organization, withPicked(draft, person)));
  }),
);
