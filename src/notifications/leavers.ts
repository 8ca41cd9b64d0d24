import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import type { EventOf } from '../domain/events.ts';
import { decidersOf } from '../domain/leaving/deciders.ts';

/** How many admins get the card of a member. */
const ADMINS_ASKED = 20;
/** More leavers at once than this come as one message. */
const CARDS_AT_MOST = 5;
/** How many of them it names. */
const NAMED = 20;

/** Plans a card about each leaver for each admin who can deactivate them; one message when they are many. */
export async function planForLeavers(
  { organizationId, members }: EventOf<'member.left-slack'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const ids = members.filter(({ isNew }) => isNew).map(({ id }) => id);
  const deactivated = new Set(members.flatMap(({ id, isDeactivated }) => (isDeactivated ? [id] : [])));
  const deciders = await decidersOf(tx, organizationId, ids, ADMINS_ASKED);
  return [...deciders].flatMap(([recipient, own]): PlannedDelivery[] => {
    if (own.length <= CARDS_AT_MOST) {
      return own.map(({ id: memberId }) => ({ message: 'member-left', recipient, memberId }));
    }
    const data = {
      memberIds: own.slice(0, NAMED).map(({ id }) => id),
      total: own.length,
      deactivated: own.filter(({ id }) => deactivated.has(id)).length,
    };
    return [{ message: 'members-left', recipient, data }];
  });
}

/** Plans a card about each member who is back and was deactivated for leaving, for each who can reactivate them. */
export async function planForReturners(
  { organizationId, members }: EventOf<'member.back-in-slack'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const ids = members.filter(({ isDeactivated }) => isDeactivated).map(({ id }) => id);
  const deciders = await decidersOf(tx, organizationId, ids, ADMINS_ASKED);
  return [...deciders].flatMap(([recipient, own]) =>
    own.map(({ id: memberId }) => ({ message: 'member-back', recipient, memberId })),
  );
}

/** Tells each admin who can reactivate a member that they left by themselves. */
export async function planForAdmins(
  { organizationId, member }: EventOf<'member.left'>,
  tx: Transaction,
): Promise<PlannedDelivery[]> {
  const deciders = await decidersOf(tx, organizationId, [member.id], ADMINS_ASKED);
  return [...deciders.keys()].map(recipient => ({
    message: 'member-left-by-choice',
    recipient,
    memberId: member.id,
  }));
}
