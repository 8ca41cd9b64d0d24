import { z } from 'zod';

/** What a comparison with Slack did for one link. */
export const linkOutcome = z.object({
  /** "#teachers" */
  target: z.string(),
  group: z.string(),
  added: z.int(),
  removed: z.int(),
  failed: z.array(z.object({ change: z.enum(['add', 'remove']), reason: z.string(), people: z.int() })),
  /** Why Slack could not be asked who is there; null: it was. */
  problem: z.string().nullable(),
});

export type LinkOutcome = z.infer<typeof linkOutcome>;
