import { z } from 'zod';
import { action } from '../action.ts';

const ofPage = z.object({ page: z.number().int().min(0) });

export const inboxAction = action('home.inbox', z.object({}));
export const previousInboxAction = action('home.inbox.previous', ofPage);
export const nextInboxAction = action('home.inbox.next', ofPage);
