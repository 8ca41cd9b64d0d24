import type { Message, Person } from 'local-slack';

/** Something on a person's screen: where it is, and how it reads. */
export interface Seen {
  where: string;
  text: string;
}

/**
 * Where a person has a text before them: in the modal on top, in Foyer's direct messages, in a channel that they are in,
 * or on App Home. What is in a channel that they have not joined, they don't see.
 */
export function findSeen(who: Person, text: string): Seen | undefined {
  if (who.modal()?.plain().includes(text)) return { where: 'in a modal', text: who.screen() };
  for (const channel of who.channels()) {
    if (!channel.isIm && !channel.members.includes(who.id)) continue;
    const message = who.messages(channel.id).findLast(one => one.plain().includes(text));
    if (message) return { where: whereIs(message, channel), text: message.plain() };
  }
  const home = who.home()?.plain();
  return home?.includes(text) ? { where: 'on App Home', text: home } : undefined;
}

/** Where a message is, as a person says it. */
function whereIs({ ephemeralTo }: Message, channel: { isIm: boolean; name: string }): string {
  const place = channel.isIm ? 'in a direct message' : `in #${channel.name}`;
  return ephemeralTo ? `${place}, only visible to them` : place;
}
