import { z } from 'zod';
import { texts } from '../texts/texts.ts';
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

/** Mentions the Slack user who did something as an admin; by name if they are one of these members. */
export function admin(
  slackUserId: string,
  members: readonly ({ slackUserId: string | null; name: string } | null)[],
): Inline {
  return mention(slackUserId, members, texts().cards.anAdmin);
}
