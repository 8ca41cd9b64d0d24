import type { Block } from '../block-kit/block.ts';
import type { StateValues } from '../inputs.ts';
import type { Person } from '../person.ts';
import type * as seen from '../seen.ts';
import type { Message, Screen, View } from './wire.ts';

/** As the app sent it: Slack's own checks have already accepted it. */
export type SentScreen = Screen<Block, StateValues>;

const MESSAGES_SHOWN = 150;

/** Everything that one person has on their screen or one click away, as data for the page. */
export function screenOf(person: Person): SentScreen {
  const channels = person.channels().filter(channel => !channel.isIm && !channel.isArchived);
  const home = person.home();
  return {
    person: person.id,
    channels,
    messages: Object.fromEntries([
      ['dm', messagesOf(person, 'dm')],
      ...channels.map(channel => [channel.id, messagesOf(person, channel.id)] as const),
    ]),
    home: home && viewOf(home),
    modals: person.modals().map(viewOf),
  };
}

function messagesOf(person: Person, channel: string): Message<Block>[] {
  return person.messages(channel).slice(-MESSAGES_SHOWN).map(messageOf);
}

function messageOf({
  channel,
  ts,
  user,
  text,
  blocks,
  ephemeralTo,
  edited,
  files,
}: seen.Message): Message<Block> {
  return { channel, ts, user, text, blocks, ephemeralTo, edited, files };
}

function viewOf(view: seen.View): View<Block, StateValues> {
  const { id, hash, type, title, submit, close, blocks, state, errors, trouble, callback_id } = view;
  return { id, hash, type, title, submit, close, blocks, state, errors, trouble, callback_id };
}
