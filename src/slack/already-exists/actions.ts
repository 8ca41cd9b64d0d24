import { z } from 'zod';
import { action } from '../action.ts';

const somebody = z.object({ organizationId: z.uuid(), email: z.string() });

/** Opens Current users at one person. */
export const findMemberAction = action('member.find', somebody);
/** Opens Invited users at one person. */
export const findInvitationAction = action('invitation.find', somebody);
