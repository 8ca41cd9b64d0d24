import { z } from 'zod';
import { listOrNone, textOrNull } from './tolerant.ts';

const message = z.object({
  channel_type: textOrNull,
  user: textOrNull,
  bot_id: textOrNull,
  subtype: textOrNull,
  text: textOrNull,
  files: listOrNone,
});

/** Messages of people have no subtype or one of these; others are edits, deletions, bots and notices from Slack. */
const OF_PEOPLE = [null, 'file_share', 'me_message', 'thread_broadcast'];

export interface DirectMessage {
  user: string;
  text: string;
  files: unknown[];
}

/** A message that a person wrote to Foyer; null for every other one, such as an edit or a bot's. */
export function directMessage(payload: unknown): DirectMessage | null {
  const { channel_type, user, bot_id, subtype, text, files } = message.parse(payload);
  if (channel_type !== 'im' || !user || bot_id || !OF_PEOPLE.includes(subtype)) return null;
  return { user, text: text ?? '', files };
}
