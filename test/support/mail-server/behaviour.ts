/** A moment at which a server answers; `to` is a recipient in lower case, where there is one already. */
export interface Moment {
  at: 'greeting' | 'recipient' | 'message';
  to: string;
  /** Counts the moments of this kind, from 1. */
  nth: number;
}

/**
 * What the server does then. `hang` never answers, and keeps nothing. `drop` ends the connection. `take-and-drop` keeps
 * the mail and ends the connection before it says so.
 */
export type Reply = 'accept' | 'hang' | 'drop' | 'take-and-drop' | { code: number; words: string };

export type Behaviour = (moment: Moment) => Reply;

export const accepting: Behaviour = () => 'accept';

/** Refuses one recipient, as a server does that knows no such mailbox. */
export const refusing =
  (address: string, code = 550, words = 'No such mailbox here'): Behaviour =>
  ({ at, to }) =>
    at === 'recipient' && to === address.toLowerCase() ? { code, words } : 'accept';

/** Has no time for the first `times` mails, or until it behaves otherwise. */
export const busy =
  (times = Number.POSITIVE_INFINITY, code = 451, words = 'Try again later'): Behaviour =>
  ({ at, nth }) =>
    at === 'message' && nth <= times ? { code, words } : 'accept';

/** Sends nobody in: the greeting itself is 421. */
export const closed: Behaviour = ({ at }) =>
  at === 'greeting' ? { code: 421, words: 'Service not available' } : 'accept';

/** Does the same at each moment of a kind, the first `times` times. */
export const once =
  (kind: Moment['at'], reply: Reply, times = 1): Behaviour =>
  ({ at, nth }) =>
    at === kind && nth <= times ? reply : 'accept';
