import { z } from 'zod';

/** The Slack user who did it, named in the message. */
export const byWhom = z.object({ by: z.string() });
