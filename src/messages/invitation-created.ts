import { invitationCard } from '../slack/invitations/views.ts';
import type { Render } from './message.ts';

export const invitationMessage: Render = ({ invitation }) => invitation && invitationCard(invitation);
