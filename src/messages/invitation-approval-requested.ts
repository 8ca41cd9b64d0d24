import { approvalCard } from '../slack/invitations/approval-card.ts';
import type { Render } from './message.ts';

export const invitationApprovalMessage: Render = ({ invitation }) => invitation && approvalCard(invitation);
