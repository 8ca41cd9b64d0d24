import { z } from 'zod';
import { action } from '../action.ts';
import { form, optionalText } from '../form.ts';

const ofRequest = z.object({ joinRequestId: z.uuid() });
const ofPage = z.object({ page: z.number().int().min(0) });

/** A press in the list carries the page, so that the list returns to it; a card has none. */
const ofQuery = ofRequest.extend({ page: ofPage.shape.page.optional() });

/** The mark of what the button said that it gives; buttons of older cards have none, so their press asks first. */
const ofAcceptance = ofRequest.extend({ seen: z.string().optional() });

/** The page of the list and what it showed, so that its rows stay after a decision. */
const inList = z.object({ page: ofPage.shape.page.optional(), shown: z.array(z.uuid()).optional() });

export type RequestsPage = z.infer<typeof inList>;

export const approveAction = action('join-request.approve', ofAcceptance);
export const approveAsAction = action('join-request.approve-as', ofQuery);
export const rejectAction = action('join-request.reject', ofQuery);
export const withdrawAction = action('join-request.withdraw', ofRequest);
export const approveRowAction = action('join-request.list.approve', ofAcceptance.extend(ofPage.shape));
export const joinRequestsAction = action(
  'join-request.list',
  z.object({ organizationId: z.uuid().optional() }),
);
export const askToJoinAction = action('join-request.open', z.object({ organizationId: z.uuid().optional() }));
export const previousRequestsAction = action('join-request.list.previous', ofPage);
export const nextRequestsAction = action('join-request.list.next', ofPage);

export const askToJoinForm = form('ask-to-join', {
  metadata: z.object({ organizationId: z.uuid() }),
  /** The organization is a field where the person can ask several. */
  fields: z.object({ organization: z.string().nullish(), note: optionalText }),
});

/** The list itself: it has no inputs. */
export const requestsForm = form('join-requests', {
  metadata: z.object({ organizationId: z.uuid(), shown: z.array(z.uuid()).default([]) }),
  fields: z.looseObject({}),
});

export const rejectForm = form('reject-join-request', {
  metadata: ofRequest.extend(inList.shape),
  fields: z.object({ reason: optionalText }),
});

export const approveAsForm = form('accept-join-request', {
  /** `seen`: the mark of what it said of the requester; older modals have none, so they are shown again first. */
  metadata: ofRequest.extend(inList.shape).extend({ organizationId: z.uuid(), seen: z.string().optional() }),
  fields: z.object({
    role: z.string(),
    groups: z.array(z.uuid()).nullish(),
    adminOf: z.array(z.uuid()).nullish(),
  }),
});
