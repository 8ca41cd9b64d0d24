import { attempt, DomainError, isDomainError } from '../../domain/errors.ts';
import { approveInvitation, rejectInvitation } from '../../domain/invitations/approve-invitation.ts';
import { findInvitation, type Invitation } from '../../domain/invitations/store.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { approvalCard } from '../../messages/invitation-approval-requested.ts';
import { texts } from '../../texts/texts.ts';
import { bold, paragraphBlock, plain } from '../blocks.ts';
import { errorText } from '../errors.ts';
import { renderRequests } from '../join-requests/waiting-requests.ts';
import { renderParts } from '../render-content.ts';
import { nothing, openView, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type PressContext } from '../route.ts';
import { approveInvitationAction, rejectInvitationAction } from './actions.ts';

const cardOf = ({ invitationId }: { invitationId: string }) => ({
  card: 'invitation-approval' as const,
  invitationId,
});

/**
 * The approver's decision. The recorded event updates every posted copy. When the invitation gives something else than
 * the button said, it is shown again.
 */
export const approveInvitationButton = buttonRoute(
  approveInvitationAction,
  async (context, { invitationId, seen = '' }) => {
    const { domain, actor } = context;
    const invitation = await attempt(approveInvitation(domain, actor, { invitationId, seen }));
    if (isDomainError(invitation, 'acceptance-changed')) {
      const present = await findInvitation(domain.db, invitationId);
      if (!present) throw invitation;
      return askAgain(context, present, errorText(invitation, context.command));
    }
    if (invitation instanceof DomainError) throw invitation;
    const access = roleSentence(invitation);
    return decided(context, invitation, texts().requests.isMember({ who: who(invitation), access }));
  },
  cardOf,
);

export const rejectInvitationButton = buttonRoute(
  rejectInvitationAction,
  async (context, { invitationId }) => {
    const invitation = await rejectInvitation(context.domain, context.actor, { invitationId });
    return decided(context, invitation, texts().requests.wontJoin({ who: who(invitation) }));
  },
  cardOf,
);

const who = ({ name, email }: Invitation) => name ?? email;

/** The list in which it was decided shows the result; cards follow from the event. */
async function decided(context: PressContext, invitation: Invitation, notice: string): Promise<Reply> {
  if (context.view?.type !== 'modal') return nothing;
  return updateView(await renderRequests(context, invitation.organizationId, {}, notice));
}

/** The list of the press, or the card in a modal, in its present state. */
async function askAgain(context: PressContext, invitation: Invitation, notice: string): Promise<Reply> {
  if (context.view?.type === 'modal') {
    return updateView(await renderRequests(context, invitation.organizationId, {}, notice));
  }
  return openView({
    type: 'modal',
    callback_id: 'invitation-approval',
    title: plain(texts().requests.heldTitle, 24),
    close: plain(texts().answers.close, 24),
    blocks: [paragraphBlock(bold(notice)), ...renderParts(approvalCard(invitation).parts)],
  });
}
