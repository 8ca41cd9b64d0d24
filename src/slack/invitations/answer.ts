import { acceptInvitation } from '../../domain/invitations/accept.ts';
import { declineInvitation } from '../../domain/invitations/decline.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { nothing, type Reply, updateView } from '../reply.ts';
import { buttonRoute, type PressContext } from '../route.ts';
import { acceptAction, declineAction } from './actions.ts';
import { invitationView } from './views.ts';

const cardOf = ({ invitationId }: { invitationId: string }) => ({
  card: 'invitation' as const,
  invitationId,
});

/** The invitee's answer. The recorded event updates every card and home that shows it. */
export const acceptButton = buttonRoute(
  acceptAction,
  async ({ domain, actor, view }, { invitationId }) =>
    answered(view, await acceptInvitation(domain, actor, { invitationId })),
  cardOf,
);

export const declineButton = buttonRoute(
  declineAction,
  async ({ domain, actor, view }, { invitationId }) =>
    answered(view, await declineInvitation(domain, actor, { invitationId })),
  cardOf,
);

/** A modal with the invitation shows the answer at once; cards and the home follow from the event. */
function answered(view: PressContext['view'], invitation: Invitation): Reply {
  return view?.type === 'modal' ? updateView(invitationView(invitation)) : nothing;
}
