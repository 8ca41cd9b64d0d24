import { NOBODY, standings } from '../many/churn/standing.ts';
import { type Kind, keptMessages, kinds, openCards } from './cards.ts';
import type { Site } from './site.ts';
import type { Known, Worker } from './worker.ts';

/** Messages whose invitation or request was over before they were sent, which nobody needs. */
const NEEDLESS = ['not-needed', 'subject-gone'];

/** Everything that is not as it must be, once nothing happens any more; and what is now known of those who were in doubt. */
export async function lies(site: Site, workers: readonly Worker[]): Promise<string[]> {
  const { db, organizationId, slack } = site;
  const stored = await standings({ db }, { organizationId, grace: slack.person('grace') });
  const guests = workers.flatMap(worker => worker.guests);
  const kept = await keptMessages(db);
  return [
    ...guests.flatMap(guest => forgotten(guest, stored.get(guest.about.email) ?? NOBODY)),
    ...guests.flatMap(guest => falseCards(guest, openCards(site, guest, kept))),
    ...(await lostDeliveries(site)),
    ...(await halves(site)),
  ];
}

/** An acknowledged change that is not there, or one that nobody asked for. */
function forgotten(guest: Known, now: string): string[] {
  const { about, perhaps, history } = guest;
  const is = now === about.standing || (perhaps !== undefined && now.startsWith(perhaps));
  const was = about.standing;
  about.standing = now;
  delete guest.perhaps;
  return is ? [] : [`${about.email} is ${now}, and must be ${was}: ${history.slice(-6).join(' | ')}`];
}

/** Open cards that must not be, or the other way round: a guest's invitation, and their request before those who decide. */
function falseCards({ about, history }: Known, open: Record<Kind, number>): string[] {
  return kinds.flatMap(kind => {
    const due = Number(about.standing.startsWith(kind === 'invitation' ? 'invited' : 'asked'));
    return open[kind] === due
      ? []
      : [
          `${about.email} is ${about.standing} with ${open[kind]} open ${kind}s: ${history.slice(-6).join(' | ')}`,
        ];
  });
}

/** A message that is still on its way, or that was given up. */
async function lostDeliveries({ db }: Site): Promise<string[]> {
  const lost = await db.delivery.findMany({
    where: { status: { in: ['queued', 'failed'] } },
    select: { status: true, message: true, reason: true, recipient: true },
  });
  return lost
    .filter(({ reason }) => !NEEDLESS.some(code => reason?.includes(code)))
    .map(({ status, message, reason, recipient }) => `${message} to ${recipient} is ${status}: ${reason}`);
}

/** Changes without their entry in the audit log, or with two; and guests whom two rows describe. */
async function halves({ db }: Site): Promise<string[]> {
  const [counts] = await db.$queryRaw<Record<string, number>[]>`
    select
      (select count(*) from invitations)::int - (select count(*) from audit_entries where action = 'invitation.create')::int
        as "invitations without an entry",
      (select count(*) from invitations where status = 'accepted')::int
        - (select count(*) from audit_entries where action = 'invitation.accept')::int as "acceptances without an entry",
      (select count(*) from join_requests where status = 'approved')::int
        - (select count(*) from audit_entries where action = 'join-request.approve')::int as "approvals without an entry",
      (select count(*) from (select email from invitations where status = 'pending' group by 1 having count(*) > 1) two)::int
        as "people invited twice",
      (select count(*) from (select slack_user_id from members where slack_user_id is not null group by 1 having count(*) > 1) two)::int
        as "people who are two members"`;
  return Object.entries(counts ?? {}).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}
