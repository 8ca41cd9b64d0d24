import { heldCard } from '../slack/invitations/held-card.ts';
import { planForReview } from './approvers.ts';
import type { Notification, Render } from './notification.ts';

/** The approvers get a card; the invitee's own says that an approver decides. */
export const invitationHeld: Notification<'invitation.held'> = {
  plan: (tx, { organizationId, invitationId }) =>
    planForReview(tx, organizationId, { invitationId }, 'invitation-approval'),
  refreshes: true,
};

export const invitationApprovalMessage: Render = ({ invitation }) => invitation && heldCard(invitation);
