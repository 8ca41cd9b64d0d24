import { z } from 'zod';

/** The result of comparing one link with Slack. */
export const linkOutcome = z.object({
  /** "#teachers" */
  target: z.string(),
  group: z.string(),
  added: z.int(),
  removed: z.int(),
  failed: z.array(z.object({ change: z.enum(['add', 'remove']), reason: z.string(), people: z.int() })),
  /** Why Slack didn't list the people there; null: it did. */
  problem: z.string().nullable(),
});

export type LinkOutcome = z.infer<typeof linkOutcome>;
