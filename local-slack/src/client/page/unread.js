/** @import { Message } from '../wire.ts' */

const KEY = 'last-read';
/** @type {Record<string, string>} */
const lastRead = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');

/**
 * How many of the messages a person has not seen yet on this page.
 * @param {string} person
 * @param {Message[]} [messages]
 */
export function unreadOf(person, messages = []) {
  return messages.filter(one => one.user !== person && one.ts > (lastRead[`${person}/${one.channel}`] ?? ''))
    .length;
}

/**
 * Remembers that a person has seen these messages.
 * @param {string} person
 * @param {Message[]} [messages]
 */
export function markRead(person, messages = []) {
  for (const one of messages) {
    const key = `${person}/${one.channel}`;
    if (one.ts > (lastRead[key] ?? '')) lastRead[key] = one.ts;
  }
  sessionStorage.setItem(KEY, JSON.stringify(lastRead));
}

/**
 * The person has not seen this message, nor the later ones of its channel.
 * @param {string} person
 * @param {Message} message
 */
export function markUnread(person, { channel, ts }) {
  const [seconds = '', micros = ''] = ts.split('.');
  lastRead[`${person}/${channel}`] = `${seconds}.${String(Number(micros) - 1).padStart(6, '0')}`;
  sessionStorage.setItem(KEY, JSON.stringify(lastRead));
}
