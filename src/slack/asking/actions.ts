import { z } from 'zod';
import { capabilities } from '../../domain/roles.ts';
import { action } from '../action.ts';
import { form, text } from '../form.ts';
import { slackId } from '../tolerant.ts';

/** `role`: the role that they wanted to assign, when that is what they can't do. */
const lacking = z.object({
  organizationId: z.uuid(),
  capability: z.enum(capabilities),
  role: z.string().optional(),
});

/** Opens the message to the people who can help. */
export const askAction = action('ask.open', lacking);
/** On the message that they get: opens what fits the person who asks. */
export const answerAskAction = action(
  'ask.answer',
  z.object({ organizationId: z.uuid(), slackUserId: slackId }),
);

export const askForm = form('ask', { metadata: lacking, fields: z.object({ text }) });
