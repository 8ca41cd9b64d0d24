import { z } from 'zod';
import { action } from '../action.ts';

const somebody = z.object({ organizationId: z.uuid(), email: z.string() });

/** Opens Current Users at one person. */
export const findMemberAction = action('member.find', somebody);
/** Opens Invited Users at one person. */
export const findInvitationAction = action('invitation.find', somebody);
