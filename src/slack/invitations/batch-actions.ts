import { z } from 'zod';
import { batchKinds } from '../../domain/batches/kinds.ts';
import { action } from '../action.ts';
import { form, optionalText } from '../form.ts';
import { invitedQuery } from './list-actions.ts';

export const chooseBatchAction = action('invitation.batch', z.object({}));

/** The upload's select offers this for the list itself. */
export const THE_LIST = 'list';

/** Chooses what to do with which invitations. */
export const chooseBatchForm = form('invitation-batch', {
  metadata: invitedQuery,
  fields: z.object({
    kind: z.enum(batchKinds),
    whom: z.union([z.literal(THE_LIST), z.uuid()]).nullish(),
    days: optionalText,
  }),
});

/** Confirms it, after the number. */
export const confirmBatchForm = form('invitation-batch-confirm', {
  metadata: z.object({ organizationId: z.uuid(), batchId: z.uuid() }),
  fields: z.looseObject({}),
});
