import { z } from 'zod';
import type { Transaction } from '../database/client.ts';
import type { PlannedDelivery } from '../delivery/planned.ts';
import type { DeliveryFacts } from '../delivery/store.ts';
import { nameOfActor } from '../domain/members/store.ts';
import { placeName } from '../domain/ties/place.ts';
import { bold, clamp, escapedLine, line } from '../slack/blocks.ts';
import type { Render } from './notification.ts';

const facts = z.object({
  who: z.string(),
  others: z.int(),
  change: z.enum(['add', 'remove']),
  place: z.string(),
  group: z.string(),
  reason: z.string(),
});

/** Whoever changed a membership hears that Slack did not follow: once, with how many people it is about. */
export async function planAccessFailed(
  tx: Transaction,
  failed: DeliveryFacts,
  others: number,
): Promise<PlannedDelivery[]> {
  const { tie, causer, recipient, organizationId, reason } = failed;
  if (!tie || !causer?.slackUserId || !recipient) return [];
  const { change } = z.object({ change: z.enum(['add', 'remove']) }).parse(failed.data);
  const who = (await nameOfActor(tx, organizationId, recipient)) ?? 'somebody';
  const { name: group } = tie.group;
  const data = { who, others, change, place: placeName(tie), group, reason: reason ?? 'unknown reason' };
  return [{ message: 'access-failed', recipient: causer.slackUserId, data }];
}

export const accessFailedMessage: Render = ({ data, organization }) => {
  const { who, others, change, place, group, reason } = facts.parse(data);
  const more = others > 0 ? ` and ${others} ${others === 1 ? 'other' : 'others'}` : '';
  const [deed, to] = change === 'add' ? ['add', 'to'] : ['remove', 'from'];
  return {
    text: escapedLine(`Foyer could not ${deed} ${clamp(who, 200)}${more} ${to} ${place}.`),
    blocks: [
      line(
        `⚠ Foyer could not ${deed} `,
        bold(who),
        `${more} ${to} `,
        bold(place),
        ', which ',
        bold(group),
        ' of ',
        bold(organization.name),
        ` is tied to: ${reason}`,
      ),
    ],
  };
};
