import { z } from 'zod';
import { form, optionalText, text } from '../form.ts';

export const setUpForm = form('set-up', {
  metadata: z.object({}),
  fields: z.object({
    organization: text,
    template: z.string(),
    groups: optionalText,
    channel: z.string().nullish(),
    domains: optionalText,
  }),
});
