import { z } from 'zod';
import type { MessageFacts } from './message.ts';

/** Marks a message that sends an invitation again. */
export const AGAIN = { again: true };

const marked = z.object({ again: z.literal(true) });

/** Is the invitation sent again, after an earlier message has reached the person? */
export function isAgain({ data, createdAt, invitation }: MessageFacts): boolean {
  if (!createdAt || !invitation || !marked.safeParse(data).success) return false;
  return invitation.deliveries.some(before => before.createdAt < createdAt && before.status === 'delivered');
}
