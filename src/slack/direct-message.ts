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

/** What people write has no subtype or one of these; the others are edits, deletions, bots and notices of Slack's. */
const OF_PEOPLE = [null, 'file_share', 'me_message', 'thread_broadcast'];

export interface DirectMessage {
  user: string;
  text: string;
  files: unknown[];
}

/** What a person wrote to Foyer; null for every other message, such as an edit or what a bot writes. */
export function directMessage(payload: unknown): DirectMessage | null {
  const { channel_type, user, bot_id, subtype, text, files } = message.parse(payload);
  if (channel_type !== 'im' || !user || bot_id || !OF_PEOPLE.includes(subtype)) return null;
  return { user, text: text ?? '', files };
}
