import { messageKey } from './message-key.js';

/** @import { Message, Screen } from '../wire.ts' */

/**
 * Messages that only one person sees live in Slack's client alone: a reload ends them, and so does *Dismiss*.
 */
export function createEphemerals() {
  /** @type {string | undefined} what came until then belongs to a page before this one */
  let opened;
  /** @type {Set<string>} */
  const dismissed = new Set();

  /** @param {Message} one */
  const isThere = one =>
    one.ephemeralTo === undefined || (one.ts > (opened ?? '') && !dismissed.has(messageKey(one)));

  return {
    /** @param {{ ts: string }} moment of the first connection; a later one is of the same page */
    since({ ts }) {
      opened ??= ts;
    },
    /** @param {Pick<Message, 'channel' | 'ts'>} one */
    dismiss: one => void dismissed.add(messageKey(one)),
    /**
     * @param {Screen} screen
     * @returns {Screen}
     */
    without(screen) {
      const places = Object.entries(screen.messages).map(([id, list]) => [id, list.filter(isThere)]);
      return { ...screen, messages: Object.fromEntries(places) };
    },
  };
}
