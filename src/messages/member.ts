import { z } from 'zod';

/** The Slack user who did it: told by name in the message. */
export const byWhom = z.object({ by: z.string() });
