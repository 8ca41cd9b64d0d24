import { approveHeldInvitation, rejectHeldInvitation } from '../../domain/invitations/decide-held.ts';
import { nothing } from '../reply.ts';
import { button } from '../route.ts';
import { approveHeldAction, rejectHeldAction } from './actions.ts';

/** The approver's decision; every posted copy is brought up to date by what is announced. */
export const approveHeldButton = button(approveHeldAction, async ({ domain, actor }, { invitationId }) => {
  await approveHeldInvitation(domain, actor, { invitationId });
  return nothing;
});

export const rejectHeldButton = button(rejectHeldAction, async ({ domain, actor }, { invitationId }) => {
  await rejectHeldInvitation(domain, actor, { invitationId });
  return nothing;
});
