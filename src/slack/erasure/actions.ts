import { z } from 'zod';
import { action } from '../action.ts';
import { form } from '../form.ts';
import { slackId } from '../tolerant.ts';

/** Pressed in a member's modal. */
export const erasePersonAction = action('person.erase', z.object({ memberId: z.uuid() }));

export const eraseForm = form('erase-person', {
  metadata: z.object({
    organizationId: z.uuid(),
    email: z.string().nullable(),
    slackUserId: slackId.nullable(),
  }),
  fields: z.looseObject({}),
});
