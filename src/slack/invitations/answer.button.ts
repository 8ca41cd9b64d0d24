import { acceptInvitation } from '../../domain/invitations/accept.ts';
import { declineInvitation } from '../../domain/invitations/decline.ts';
import { nothing } from '../reply.ts';
import { button } from '../route.ts';
import { acceptAction, declineAction } from './actions.ts';

const cardOf = ({ invitationId }: { invitationId: string }) => ({ invitationId });

/** The invitee's answer; the card and the home that show it are brought up to date by what is announced. */
export const acceptButton = button(
  acceptAction,
  async ({ domain, actor }, { invitationId }) => {
    await acceptInvitation(domain, actor, { invitationId });
    return nothing;
  },
  cardOf,
);

export const declineButton = button(
  declineAction,
  async ({ domain, actor }, { invitationId }) => {
    await declineInvitation(domain, actor, { invitationId });
    return nothing;
  },
  cardOf,
);
