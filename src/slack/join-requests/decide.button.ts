import { approveJoinRequest } from '../../domain/join-requests/approve.ts';
import { findRequestToDecide } from '../../domain/join-requests/find-request.ts';
import { rejectJoinRequest } from '../../domain/join-requests/reject.ts';
import { nothing, modal as opened, words } from '../reply.ts';
import { button, modal } from '../route.ts';
import { approveAction, rejectAction, rejectForm } from './actions.ts';
import { rejectView } from './views.ts';

const cardOf = ({ joinRequestId }: { joinRequestId: string }) => ({ joinRequestId });

/** The approver's decision; every posted copy is brought up to date by what is announced. */
export const approveButton = button(
  approveAction,
  async ({ domain, actor }, { joinRequestId }) => {
    await approveJoinRequest(domain, actor, { joinRequestId });
    return nothing;
  },
  cardOf,
);

export const rejectButton = button(
  rejectAction,
  async ({ domain, actor }, { joinRequestId }) => {
    const request = await findRequestToDecide(domain, actor, joinRequestId);
    return opened(rejectView(request));
  },
  cardOf,
);

export const rejectModal = modal(rejectForm, async ({ domain, actor }, { metadata, fields }) => {
  const { joinRequestId } = metadata;
  const request = await rejectJoinRequest(domain, actor, { joinRequestId, reason: fields.reason });
  return words(`You rejected the request of ${request.name}. They are told.`, undefined, 'Request rejected');
});
