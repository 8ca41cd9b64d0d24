import { z } from 'zod';
import { form, optionalText, text } from '../form.ts';

export const setUpForm = form('set-up', {
  metadata: z.object({ isAnother: z.boolean().default(false) }),
  fields: z.object({
    organization: text,
    template: z.string(),
    groups: optionalText,
    channel: z.string().nullish(),
    domains: optionalText,
  }),
});
