import type { MessageKind } from '../messages/message.ts';

/** Messages with the same card, of which the reader answers the newest. */
const series: readonly (readonly MessageKind[])[] = [
  ['invitation', 'invitation-reminder'],
  ['join-request', 'join-request-reminder'],
];

/** The messages that show the same card as this one; empty for others. */
export function seriesOf(message: string): readonly MessageKind[] {
  return series.find(each => each.some(kind => kind === message)) ?? [];
}

interface Posted {
  postedAt: Date;
  delivery: { id: string; message: string; recipient: string | null };
}

/** When a card about the same subject was posted to the same reader after this one; undefined: this is the newest. */
export function newerCardAt({ delivery }: Posted, all: readonly Posted[]): Date | undefined {
  const kinds = seriesOf(delivery.message);
  return all.find(
    ({ delivery: { id, message, recipient } }) =>
      id > delivery.id && recipient === delivery.recipient && kinds.some(kind => kind === message),
  )?.postedAt;
}
