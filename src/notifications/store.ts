import type { Transaction } from '../database/client.ts';

/** Who an invitation is between: all that planning its messages needs; they are rendered from the whole of it later. */
export interface Parties {
  slackUserId: string | null;
  email: string;
  inviterId: string;
  inviter: { slackUserId: string | null };
}

/** The two sides of an invitation, or null when there is no such invitation. */
export async function partiesOf(tx: Transaction, invitationId: string): Promise<Parties | null> {
  return tx.invitation.findUnique({
    where: { id: invitationId },
    select: { slackUserId: true, email: true, inviterId: true, inviter: { select: { slackUserId: true } } },
  });
}
