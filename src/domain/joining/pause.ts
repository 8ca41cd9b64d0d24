import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { lastTurnedDown } from '../join-requests/store.ts';
import type { Organization } from '../organizations/store.ts';
import { confirmedEmail } from '../person-problem.ts';
import { daysAfter } from '../time/local-time.ts';

type Pausing = Pick<Organization, 'id' | 'requestPauseDays' | 'timeZone'>;

/**
 * When this person can ask each of these organizations again after a withdrawn or rejected request; organizations that
 * they can ask now are left out.
 */
export async function pausesOf(
  db: Database | Transaction,
  person: Person,
  organizations: readonly Pausing[],
  now: Date,
): Promise<Map<string, Date>> {
  const pausing = organizations.filter(({ requestPauseDays }) => requestPauseDays > 0);
  if (pausing.length === 0) return new Map();
  const turnedDown = await lastTurnedDown(
    db,
    pausing.map(({ id }) => id),
    { slackUserId: person.slackUserId, email: confirmedEmail(person) },
  );
  return new Map(
    pausing.flatMap(({ id, requestPauseDays, timeZone }): [string, Date][] => {
      const at = turnedDown.get(id);
      const until = at && daysAfter(at, requestPauseDays, timeZone);
      return until && until > now ? [[id, until]] : [];
    }),
  );
}
