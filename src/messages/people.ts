import { z } from 'zod';
import type { Inline } from './content.ts';

/** The Slack user who did it, named in the message. */
export const byActor = z.object({ by: z.string() });

/** Mentions a Slack user, with their name if they are one of these members, else with `otherwise`. */
export function mention(
  slackUserId: string,
  members: readonly ({ slackUserId: string | null; name: string } | null)[],
  otherwise: string,
): Inline {
  const member = members.find(each => each?.slackUserId === slackUserId);
  return { mention: slackUserId, name: member?.name ?? otherwise };
}
