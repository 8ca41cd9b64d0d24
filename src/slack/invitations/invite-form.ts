import { attempt, DomainError } from '../../domain/errors.ts';
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

/** Sends the list or, without one, the invitation of the person in the fields. */
export const inviteModal = modalRoute(inviteForm, (context, submitted) =>
  withOrganization(context, async organization => {
    const draft = draftOf(submitted, submitted);
    if (draft.people.length > 0) return sendList(context, organization, draft);
    const { email, person: _, ...wanted } = await personIn(context, organization, draft);
    const { note } = draft.fields;
    return sendInvitation(context, organization, { invitee: { email }, ...wanted, note });
  }),
);

/** Invites everybody on the list and in the fields, or nobody, with the reason for each refusal. */
async function sendList(context: Context, organization: Organization, draft: InviteDraft): Promise<Reply> {
  const { domain, actor, requestKey } = context;
  const { people, fields } = draft;
  const last = holdsPerson(fields) ? [await personIn(context, organization, draft)] : [];
  const { invited, refused } = await inviteSeveral(domain, actor, {
    organizationId: organization.id,
    people: [...people.map(inviteeOf), ...last],
    note: fields.note,
    requestKey,
  });
  const [only, ...others] = invited;
  if (only) {
    const unconfirmed = await unconfirmedAmong(domain.db, actor.workspaceId, invited);
    const how = { unconfirmed, ...context.settings };
    const { text, blocks } =
      others.length > 0 ? listSentBlocks(invited, how) : invitationSentBlocks(only, how);
    return message(text, blocks, others.length > 0 ? 'Invitations sent' : 'Invitation sent');
  }
  // Not as a field error: Slack may have been answered already, and the list would be lost.
  const notice = refused.get(people.length);
  const findings = { refused, ...(notice && { notice }), isUnsent: true };
  return openView(await renderInvite(context, organization, draft, findings));
}

/** Adds the person in the fields to the list. A refusal is shown in place, and nothing is lost. */
export const addAnotherButton = buttonRoute(addAnotherAction, context =>
  withOrganization(context, async organization => {
    if (!context.view) return nothing;
    const draft = draftOf(context.view.read(inviteForm), context.view);
    const added = await attempt(withAnother(context, organization, draft));
    if (!(added instanceof DomainError)) return updateView(await renderInvite(context, organization, added));
    // With an alternative, the message opens above the modal, with its button.
    if ((await offersFor(context.domain, context.actor, added)).length > 0) throw added;
    return updateView(await renderInvite(context, organization, draft, { notice: added }));
  }),
);

/** Removes a person from the list; the fields keep their content. */
export const removeListedButton = buttonRoute(removeListedAction, (context, { e: email }) =>
  withOrganization(context, async organization => {
    if (!context.view) return nothing;
    const draft = draftOf(context.view.read(inviteForm), context.view);
    const people = draft.people.filter(listed => listed.email !== email);
    return updateView(await renderInvite(context, organization, { ...draft, people }));
  }),
);

/** Fills in the address and name of a person from Slack, or shows why they can't be invited. */
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
