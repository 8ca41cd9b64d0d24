import { z } from 'zod';
import { action } from '../action.ts';

export const hideChecklistAction = action('home.checklist.hide', z.object({ organizationId: z.uuid() }));

/** Opens the help. */
export const helpAction = action('home.help', z.object({}));

const ofPage = z.object({ page: z.number().int().min(0) });

export const inboxAction = action('home.inbox', z.object({}));
export const previousInboxAction = action('home.inbox.previous', ofPage);
export const nextInboxAction = action('home.inbox.next', ofPage);
