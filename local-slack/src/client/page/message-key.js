/** @import { Message } from '../wire.ts' */

/**
 * The key of a message on this page.
 * @param {Pick<Message, 'channel' | 'ts'>} one
 */
export function messageKey({ channel, ts }) {
  return `message:${channel}/${ts}`;
}
