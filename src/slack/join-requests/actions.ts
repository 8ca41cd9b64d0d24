import { z } from 'zod';
import { action } from '../action.ts';
import { form, optionalText } from '../form.ts';

const ofRequest = z.object({ joinRequestId: z.uuid() });
const ofPage = z.object({ page: z.number().int().min(0) });

export const approveAction = action('join-request.approve', ofRequest);
export const rejectAction = action('join-request.reject', ofRequest);
export const approveRowAction = action('join-request.list.approve', ofRequest.extend(ofPage.shape));
export const joinRequestsAction = action('join-request.list', z.object({}));
export const askToJoinAction = action('join-request.open', z.object({}));
export const previousRequestsAction = action('join-request.list.previous', ofPage);
export const nextRequestsAction = action('join-request.list.next', ofPage);

export const askToJoinForm = form('ask-to-join', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ note: optionalText }),
});

export const rejectForm = form('reject-join-request', {
  metadata: ofRequest,
  fields: z.object({ reason: optionalText }),
});
