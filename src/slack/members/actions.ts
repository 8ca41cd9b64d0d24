import { z } from 'zod';
import { action } from '../action.ts';

const ofPage = z.object({ page: z.number().int().min(0) });

export const currentUsersAction = action('member.list', z.object({}));
export const previousMembersAction = action('member.list.previous', ofPage);
export const nextMembersAction = action('member.list.next', ofPage);
