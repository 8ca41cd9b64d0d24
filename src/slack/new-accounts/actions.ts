import { z } from 'zod';
import { action } from '../action.ts';
import { slackId } from '../tolerant.ts';

/** The person whose account is new takes their place. `version`: of the member whose access they were shown. */
export const takePlaceAction = action(
  'new-account.take',
  z.object({ memberId: z.uuid(), version: z.number().int() }),
);
const moved = z.object({ memberId: z.uuid(), slackUserId: slackId });

/** An admin moves a member to their new account. */
export const moveMemberAction = action('new-account.move', moved);
/** The same in the list of members, which shows the result. */
export const moveMemberRowAction = action('member.move', moved);
