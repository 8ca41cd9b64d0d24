import { attempt, DomainError } from '../../domain/errors.ts';
import { inviteSeveral } from '../../domain/invitations/invite-several.ts';
import { assertInvitable } from '../../domain/invitations/rules.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { unconfirmedAmong } from '../../domain/people/store.ts';
import { texts } from '../../texts/texts.ts';
import { offersFor } from '../already-exists/offers.ts';
import { actions, button } from '../blocks.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute } from '../route.ts';
import {
  addAnotherAction,
  inviteAnotherAction,
  inviteForm,
  pickPersonAction,
  removeListedAction,
} from './actions.ts';
import { draftOf, holdsPerson, inviteeOf, personIn, renderInvite, withAnother } from './invite-list.ts';
import { decodeEntry, encodeEntry, type InviteListEntry } from './invite-list-codec.ts';
import { emptyDraft, type InviteDraft, withPicked } from './invite-view.ts';
import { findInvitee, sendInvitation } from './send.ts';
import { invitationSentBlocks, listSentBlocks } from './views.ts';

/** Sends the list or, without one, the invitation of the person in the fields. */
export const inviteModal = modalRoute(inviteForm, (context, submitted) =>
  withOrganization(context, async organization => {
    const draft = draftOf(submitted, submitted);
    if (draft.people.length > 0) return sendList(context, organization, draft);
    const { email, person: _, ...wanted } = await personIn(context, organization, draft);
    const { note } = draft.fields;
    const sent = await sendInvitation(context, organization, { invitee: { email }, ...wanted, note });
    return withAnotherButton(sent, organization, { ...wanted, adminOf: wanted.adminOf ?? [] });
  }),
);

/** The answer with a button that opens the form for the next person, with the same role and groups if they fit. */
function withAnotherButton(
  sent: Reply,
  { id: organizationId }: Organization,
  same: Pick<InviteListEntry, 'role' | 'groups' | 'adminOf'>,
): Reply {
  if (sent.show !== 'words') return sent;
  const value = { ...encodeEntry({ ...same, email: '', name: null }), organizationId };
  if (!inviteAnotherAction.fits(value)) return sent;
  const another = actions(button(inviteAnotherAction, value, texts().invite.addAnother));
  return { ...sent, blocks: [...(sent.blocks ?? []), another] };
}

/** Opens the form in place of what was sent, with the role and groups of the one before. */
export const inviteAnotherButton = buttonRoute(inviteAnotherAction, async (context, value) => {
  const { role, groups, adminOf } = decodeEntry(value);
  const fields = { email: null, name: null, note: null, role, groups, adminOf };
  return updateView(await renderInvite(context, { id: value.organizationId }, { ...emptyDraft, fields }));
});

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
    const { sentTitle, listSentTitle } = texts().invite;
    return message(text, blocks, others.length > 0 ? listSentTitle : sentTitle);
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
