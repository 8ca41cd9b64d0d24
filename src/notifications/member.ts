import { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import type { MessageKind, PlannedDelivery } from './notification.ts';
import { memberParties } from './store.ts';

/** The Slack user who did it: told by name in the message. */
export const byWhom = z.object({ by: z.string() });

/** Plans one direct message to a member about what somebody else did; that one hears when it fails. */
export async function planForMember(
  tx: Transaction,
  message: MessageKind,
  { organizationId, memberId, by }: { organizationId: string; memberId: string; by: string },
  data: Record<string, string | string[] | object> = {},
): Promise<PlannedDelivery[]> {
  const parties = await memberParties(tx, organizationId, memberId, by);
  if (!parties?.slackUserId || parties.slackUserId === by) return [];
  const { slackUserId: recipient, email, causerId } = parties;
  return [{ message, recipient, email, causerId, data: { by, ...data } }];
}
