import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** A minute for what was acknowledged before it was committed. */
const COMMIT_TRIES = 600;

/** The pending invitations of these people in an app's database, by address, once all are committed. */
export async function invitationsOf(
  { db }: Stage,
  app: keyof Stage['db'],
  people: Stage['crowd'],
): Promise<Map<string, string>> {
  const table = app === 'betterAuth' ? 'invitation' : 'invitations';
  for (let left = COMMIT_TRIES; left > 0; left -= 1) {
    const found = await db[app].$queryRawUnsafe<{ id: string; email: string }[]>(
      `select id, email from ${table} where status = 'pending'`,
    );
    const ids = new Map(found.map(({ id, email }) => [email, id]));
    if (people.every(({ email }) => ids.has(email))) return ids;
    await pause(100);
  }
  throw new Error(`${app} has not made every invitation.`);
}

/** Waits until every message that the requests to Foyer caused is sent. */
export async function deliveriesEnd({ db }: Stage): Promise<void> {
  for (;;) {
    const [jobs] = await db.foyer.$queryRaw<{ left: bigint }[]>`
      select count(*) as left from graphile_worker._private_jobs`;
    if (jobs?.left === 0n) return;
    await pause(10);
  }
}

/**
 * Says in the databases' own numbers that everything acknowledged is there and every message of Foyer's was sent.
 * @param asked how many were invited and accepted by each
 * @throws when anything is missing or failed
 */
export async function checkOutcome(stage: Stage, asked: number): Promise<string> {
  for (const app of ['foyer', 'floor'] as const) {
    const isFoyer = app === 'foyer';
    const found = await countedIn(stage, app);
    const delivered = isFoyer ? 2 * asked : 0;
    const wanted = { accepted: asked, members: asked, audited: 2 * asked, deliveries: 2 * asked, delivered };
    const jobs = isFoyer ? 0 : 2 * asked;
    if (JSON.stringify(found) !== JSON.stringify({ ...wanted, jobs })) {
      throw new Error(
        `Not everything that ${app} acknowledged is there: ${JSON.stringify({ asked, found })}`,
      );
    }
  }
  const [joined] = await stage.db.betterAuth.$queryRaw<[{ count: number }]>`
    select count(*)::int from invitation i join "user" u on u.email = i.email
    join member m on m."userId" = u.id where i.status = 'accepted'`;
  if (joined.count !== asked) throw new Error(`better-auth made ${joined.count} members of ${asked}.`);
  return (
    `Checked afterwards, warm-up included: ${asked} invitations made and accepted in each of the three databases; in Foyer’s and the floor’s ` +
    `${asked} members, ${2 * asked} audit entries and ${2 * asked} deliveries, Foyer’s all delivered; no request refused or lost.`
  );
}

async function countedIn({ db, organizationId, crowd }: Stage, app: 'foyer' | 'floor') {
  const own = db[app];
  const here = { organizationId };
  const slackUserId = { in: crowd.map(({ id }) => id) };
  const action = { in: ['invitation.create', 'invitation.accept'] };
  const [jobs] = await own.$queryRaw<[{ count: number }]>`
    select count(*)::int from graphile_worker._private_jobs`;
  return {
    accepted: await own.invitation.count({ where: { ...here, status: 'accepted' } }),
    members: await own.member.count({ where: { ...here, state: 'active', slackUserId } }),
    audited: await own.auditEntry.count({ where: { ...here, action } }),
    deliveries: await own.delivery.count({ where: here }),
    delivered: await own.delivery.count({ where: { ...here, status: 'delivered' } }),
    jobs: jobs.count,
  };
}
