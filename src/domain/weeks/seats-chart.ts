import { z } from 'zod';
import { authorise } from '../access/acting-member.ts';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { type SeatDay, seatsOn } from './store.ts';
import { weeklyDays } from './weeks.ts';

/** Sends the used seats over the last weeks to the person who asks, as they are known now. */
export const sendSeatsChart = operation({
  name: 'sendSeatsChart',
  input: z.object({ organizationId: z.uuid() }),
  fails: ['organization-not-found', 'not-allowed'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, now, actor, record }, { organizationId }): Promise<{ days: SeatDay[] }> {
    const { organization } = await authorise(tx, actor, organizationId, 'organization:edit');
    const days = await seatsOn(tx, organizationId, weeklyDays(now, organization.timeZone));
    if (days.length > 0) {
      const { seatLimit: limit } = organization;
      record({ type: 'seats.asked', organizationId, by: actor.slackUserId, days, limit });
    }
    return { days };
  },
});
