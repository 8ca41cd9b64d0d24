import { askForAccess } from '../../domain/asking/ask.ts';
import { askerOf } from '../../domain/asking/asker.ts';
import { situationOf } from '../../domain/asking/situation.ts';
import { DomainError } from '../../domain/errors.ts';
import { assertInvitable } from '../../domain/invitations/rules.ts';
import { everybody } from '../../domain/members/current-users.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { texts } from '../../texts/texts.ts';
import { renderInvite } from '../invitations/invite-list.ts';
import { emptyDraft, withPicked } from '../invitations/invite-view.ts';
import { findInvitee } from '../invitations/send.ts';
import { renderMembers } from '../members/current-users.ts';
import { editMemberView } from '../members/edit-view.ts';
import { message, openView } from '../reply.ts';
import { buttonRoute, modalRoute, type Route } from '../route.ts';
import { answerAskAction, askAction, askForm } from './actions.ts';
import { askView } from './views.ts';

/** Opens the message, filled in, with whom it goes to. */
const askButton = buttonRoute(askAction, async ({ domain, actor }, lacking) => {
  const situation = await situationOf(domain.db, actor, lacking);
  if (!situation) throw new DomainError('nothing-to-ask', {});
  const { askable, organization } = situation;
  if (askable.length === 0) throw new DomainError('nobody-to-ask', { organization: organization.name });
  return openView(askView(situation, lacking));
});

const askModal = modalRoute(askForm, async ({ domain, actor }, { metadata, fields }) => {
  const { organizationId, capability } = metadata;
  const { askable } = await askForAccess(domain, actor, { organizationId, capability, text: fields.text });
  const said = texts().asking;
  return message(said.sent({ names: askable.map(({ name }) => name) }), undefined, said.sentTitle);
});

/** Opens what fits the person who asked, as they are now: the form that edits them, the list, or an invitation. */
const answerAskButton = buttonRoute(answerAskAction, async (context, { organizationId, slackUserId }) => {
  const { domain, actor } = context;
  const { organization, member } = await askerOf(domain, actor, { organizationId, slackUserId });
  if (member) {
    const query = { organizationId, ...everybody, search: member.email };
    if (member.state === 'deactivated' || member.leftAt) return openView(await renderMembers(context, query));
    const found = await memberWithin(domain.db, actor, 'member:edit', member.id);
    return openView(editMemberView(found.acting, found.member, query));
  }
  const { person } = await findInvitee(context, organization, { slackUserId });
  if (!person) throw new DomainError('uninvitable-person', { who: slackUserId, reason: 'not-found' });
  assertInvitable(person);
  return openView(await renderInvite(context, organization, withPicked(emptyDraft, person)));
});

/** Routes for people who lack a right, and for those whom they ask. */
export const askingRoutes: readonly Route[] = [askButton, askModal, answerAskButton];
