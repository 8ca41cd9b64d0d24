import type { Database, Transaction } from '../../database/client.ts';
import { countsOf } from '../tallies/store.ts';

type Reader = Database | Transaction;

/** Counts used seats: active members, and people with a pending invitation who are not members; each person once. */
export async function countSeats(db: Reader, organizationId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ used: bigint }[]>`
    select (select count(*) from members where organization_id = ${organizationId}::uuid and state = 'active')
      + (select count(distinct coalesce(i.slack_user_id, i.email)) from invitations i
        where i.organization_id = ${organizationId}::uuid and i.status = 'pending'
          and not exists (select 1 from members m where m.organization_id = i.organization_id
            and m.state = 'active' and m.email = i.email)
          and not exists (select 1 from members m where m.organization_id = i.organization_id
            and m.state = 'active' and m.slack_user_id = i.slack_user_id)) as used`;
  return Number(row?.used ?? 0);
}

/**
 * Active members and pending invitations, where a person may count twice: never less than the used seats, and kept with
 * every change instead of counted.
 */
export async function countSeatsAtMost(db: Reader, organizationId: string): Promise<number> {
  const { active, pending } = await countsOf(db, organizationId);
  return active + pending;
}

/** Does this person already have a seat: as an active member, or by a pending invitation? */
export async function hasSeat(
  db: Reader,
  organizationId: string,
  person: { email: string; slackUserId: string | null },
): Promise<boolean> {
  const { email, slackUserId } = person;
  const OR = slackUserId ? [{ slackUserId }, { slackUserId: null, email }] : [{ email }];
  const member = await db.member.findFirst({
    where: { organizationId, state: 'active', OR },
    select: { id: true },
  });
  if (member) return true;
  const invitation = await db.invitation.findFirst({
    where: { organizationId, status: 'pending', OR },
    select: { id: true },
  });
  return invitation !== null;
}
