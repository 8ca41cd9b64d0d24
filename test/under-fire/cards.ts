import type { Message } from 'local-slack';
import type { Database } from '../../src/database/client.ts';
import type { Site } from './site.ts';
import type { Known } from './worker.ts';

/** Cards that somebody can press on: an invitation, and a request in the channel of those who decide. */
export const kinds = ['invitation', 'request'] as const;
export type Kind = (typeof kinds)[number];

const BEGINS: Record<Kind, RegExp> = {
  invitation: / invites you (?:again )?to join /u,
  request: / asks to join /u,
};

/** How many cards Slack took since this is watched, answered or not. */
export class Posted {
  count = 0;

  constructor({ calls }: Site['slack']) {
    calls.onCall(({ method, args, response }) => {
      const took = method === 'chat.postMessage' && (response as { ok?: boolean } | null)?.ok === true;
      if (took && kinds.some(kind => BEGINS[kind].test(String(args.text)))) this.count += 1;
    });
  }

  /** How many of them were the same once more. */
  async repeated(db: Database): Promise<number> {
    const where = { message: { in: ['invitation', 'join-request'] }, status: 'delivered' as const };
    return this.count - (await db.delivery.count({ where }));
  }
}

/** The messages that Foyer keeps up to date, as “channel ts”. */
export type Kept = ReadonlySet<string>;

export async function keptMessages(db: Database): Promise<Kept> {
  const posted = await db.postedMessage.findMany({ select: { channelId: true, ts: true } });
  return new Set(posted.map(({ channelId, ts }) => `${channelId} ${ts}`));
}

/** The cards about a guest that can be pressed, but for copies of which Foyer knows nothing. */
export function openCards({ slack }: Site, { about }: Known, kept: Kept): Record<Kind, number> {
  const { person } = about;
  const open = (cards: readonly Message[], kind: Kind) =>
    cards.filter(
      card =>
        card.buttons().length > 0 &&
        BEGINS[kind].test(card.plain()) &&
        kept.has(`${card.channel} ${card.ts}`),
    ).length;
  const requests = slack
    .person('grace')
    .messages('approvals')
    .filter(card => card.plain().includes(`@${person?.spec.name} (`));
  return { invitation: open(person?.messages() ?? [], 'invitation'), request: open(requests, 'request') };
}
