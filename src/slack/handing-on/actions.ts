import { z } from 'zod';
import { action } from '../action.ts';
import { form } from '../form.ts';
import { slackId } from '../tolerant.ts';

const ofHandover = z.object({ handoverId: z.uuid() });

export const handOnAction = action('hand-on.open', z.object({ organizationId: z.uuid().optional() }));
export const acceptTopRoleAction = action('hand-on.accept', ofHandover);
export const declineTopRoleAction = action('hand-on.decline', ofHandover);

export const handOnForm = form('hand-on', {
  metadata: z.object({ organizationId: z.uuid() }),
  fields: z.object({ person: slackId, role: z.string() }),
});
