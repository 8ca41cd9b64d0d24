import { approveInvitation, rejectInvitation } from '../../domain/invitations/approve-invitation.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { renderRequests } from '../join-requests/waiting-requests.ts';
import { nothing, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type PressContext } from '../route.ts';
import { approveInvitationAction, rejectInvitationAction } from './actions.ts';

const cardOf = ({ invitationId }: { invitationId: string }) => ({
  card: 'invitation-approval' as const,
  invitationId,
});

/** The approver's decision. The recorded event updates every posted copy. */
export const approveInvitationButton = buttonRoute(
  approveInvitationAction,
  async (context, { invitationId }) => {
    const invitation = await approveInvitation(context.domain, context.actor, { invitationId });
    return decided(context, invitation, `${who(invitation)} is a member now, as ${invitation.role.name}.`);
  },
  cardOf,
);

export const rejectInvitationButton = buttonRoute(
  rejectInvitationAction,
  async (context, { invitationId }) => {
    const invitation = await rejectInvitation(context.domain, context.actor, { invitationId });
    return decided(context, invitation, `${who(invitation)} does not join. They are told.`);
  },
  cardOf,
);

const who = ({ name, email }: Invitation) => name ?? email;

/** The list in which it was decided shows the result; cards follow from the event. */
async function decided(context: PressContext, invitation: Invitation, notice: string): Promise<Reply> {
  if (context.view?.type !== 'modal') return nothing;
  return updateView(await renderRequests(context, invitation.organizationId, 0, notice));
}
