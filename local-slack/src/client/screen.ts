import type { Person } from '../person.ts';
import type { Message, View } from '../seen.ts';

const MESSAGES_SHOWN = 150;

/** Everything that one person has on their screen or one click away, as data for the page. */
export function screenOf(person: Person) {
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

function messagesOf(person: Person, channel: string) {
  return person.messages(channel).slice(-MESSAGES_SHOWN).map(messageOf);
}

function messageOf({ channel, ts, user, text, blocks, ephemeralTo, edited, files }: Message) {
  return { channel, ts, user, text, blocks, ephemeralTo, edited, files };
}

function viewOf(view: View) {
  const { id, hash, type, title, submit, close, blocks, state, errors, trouble, callback_id } = view;
  return { id, hash, type, title, submit, close, blocks, state, errors, trouble, callback_id };
}
