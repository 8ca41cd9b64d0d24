import { heldCard } from '../slack/invitations/held-card.ts';
import type { Render } from './notification.ts';

export const invitationApprovalMessage: Render = ({ invitation }) => invitation && heldCard(invitation);
