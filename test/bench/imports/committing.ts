import { systemClock } from '../../../src/clock.ts';
import { closeDatabase, type Database, openDatabase } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { inWorkspace } from '../../../src/database/workspace-scope.ts';
import { sendImport } from '../../../src/domain/imports/send.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { type SignedIn, startYardstick, type Yardstick } from '../better-auth/yardstick.ts';
import { markdown, ms, number, ratio } from '../markdown.ts';
import { furnish } from '../organization.ts';
import type { Server } from '../postgres.ts';
import { median } from '../statistics.ts';
import { admin, crowdOf } from './crowd.ts';
import { draftFor } from './draft.ts';

const PEOPLE = 100;
/** How many calls the second way of using the yardstick has under way at once: as many as its pool has connections. */
const TOGETHER = 10;
const LAST_ROUND_STARTS_MS = 60_000;

/** Milliseconds until the invitations of everybody are committed. */
interface Took {
  foyer: number;
  oneByOne: number;
  together: number;
}

/** Commits 100 invitations in Foyer and in better-auth, in turns: what to print. */
export async function measureCommitting(
  server: Server,
  { quick, progress }: { quick: boolean; progress: (text: string) => void },
): Promise<string[]> {
  const url = await server.createDatabase('bench_committing');
  await migrate(url);
  const db = openDatabase(url);
  const yardstick = await startYardstick(await server.createDatabase('bench_better_auth'));
  const owner = await yardstick.signUp(admin);
  try {
    const [warmUps, rounds] = quick ? [0, 1] : [2, 11];
    const counted: Took[] = [];
    const started = performance.now();
    for (let round = -warmUps; round < rounds; round += 1) {
      if (counted.length > 2 && performance.now() - started > LAST_ROUND_STARTS_MS) break;
      const took = await playRound(db, { yardstick, owner }, round);
      if (round >= 0) counted.push(took);
    }
    progress(`committing, ${counted.length} rounds`);
    return report(counted, warmUps + counted.length);
  } finally {
    await yardstick.stop();
    await closeDatabase(db);
  }
}

function report(counted: Took[], played: number): string[] {
  const of = (name: keyof Took) => median(counted.map(took => took[name]));
  const [foyer, oneByOne, together] = [of('foyer'), of('oneByOne'), of('together')];
  const row = (name: string, value: number) => [name, ms(value), (value / PEOPLE).toFixed(2)];
  return [
    markdown(
      [`committing ${PEOPLE} invitations`, 'all (ms)', 'each (ms)'],
      [
        row('Foyer: Send, with rights, audit, deliveries and jobs', foyer),
        row(`better-auth: ${PEOPLE} × \`createInvitation\`, one after the other`, oneByOne),
        row(`better-auth: ${PEOPLE} × \`createInvitation\`, ${TOGETHER} at a time`, together),
        ['ratio to one after the other', ratio(foyer, oneByOne), ''],
        [`ratio to ${TOGETHER} at a time`, ratio(foyer, together), ''],
      ],
    ),
    `Median of ${counted.length} rounds in turns, each in fresh organizations, both from one process on the same PostgreSQL with pools of ${TOGETHER} connections; ` +
      'Foyer has the draft in its database, as after any upload, and checks its rows anew; better-auth takes its session from the signed cookie and sends no email. Both check rights, members and earlier invitations.',
    `Checked after every round, warm-up included: ${number(played * PEOPLE)} invitations, ${number(played * (PEOPLE + 1))} audit entries of the import, ${number(played * (PEOPLE + 1))} deliveries and as many jobs in Foyer; ${number(2 * played * PEOPLE)} invitations in better-auth.`,
  ];
}

async function playRound(
  db: Database,
  { yardstick, owner }: { yardstick: Yardstick; owner: SignedIn },
  round: number,
): Promise<Took> {
  const crowd = crowdOf(PEOPLE);
  const foyer = async () => {
    const workspace = await saveWorkspace(db, {
      slackTeamId: `T${round}`,
      name: 'Lovelace Labs',
      botUserId: 'U0FOYER',
      createdAt: systemClock.now(),
    });
    return inWorkspace(workspace.id, async () => {
      const place = await furnish(db, workspace.id, admin, crowd, 'senturo');
      const { domain, importId } = await draftFor(db, place, crowd);
      const before = await countSends(db);
      const start = performance.now();
      await sendImport(domain, place.admin, { importId });
      const took = performance.now() - start;
      await verify(db, place.organizationId, (await countSends(db)) - before);
      return took;
    });
  };
  const betterAuth = async (lanes: number) => {
    const organizationId = await yardstick.createOrganization(owner);
    const emails = crowd.map(({ email }) => email);
    const lane = async () => {
      for (let email = emails.shift(); email; email = emails.shift()) {
        await yardstick.invite(owner, organizationId, email);
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: lanes }, lane));
    const took = performance.now() - start;
    const made = await yardstick.countPending(organizationId);
    if (made !== PEOPLE) throw new Error(`better-auth made ${made} invitations of ${PEOPLE}.`);
    return took;
  };
  if (round % 2 === 0) {
    return { foyer: await foyer(), oneByOne: await betterAuth(1), together: await betterAuth(TOGETHER) };
  }
  const [together, oneByOne] = [await betterAuth(TOGETHER), await betterAuth(1)];
  return { foyer: await foyer(), oneByOne, together };
}

/** The messages that jobs send, one by one or many in one. */
async function countSends(db: Database): Promise<number> {
  const [jobs] = await db.$queryRaw<{ count: bigint | null }[]>`
    select sum(coalesce(json_array_length(payload -> 'deliveryIds'), (payload ->> 'deliveryId' is not null)::int)) as count
    from graphile_worker._private_jobs`;
  return Number(jobs?.count ?? 0);
}

async function verify(db: Database, organizationId: string, sends: number): Promise<void> {
  const [invitations, invited, audited, deliveries] = await Promise.all([
    db.invitation.count({ where: { organizationId, status: 'pending' } }),
    db.importRow.count({ where: { import: { organizationId, status: 'sent' }, outcome: 'invited' } }),
    db.auditEntry.count({
      where: { organizationId, action: { in: ['import.send', 'invitation.create'] } },
    }),
    db.delivery.count({ where: { organizationId, status: 'queued' } }),
  ]);
  const found = JSON.stringify({ invitations, invited, audited, deliveries, sends });
  const wanted = JSON.stringify({
    invitations: PEOPLE,
    invited: PEOPLE,
    audited: PEOPLE + 1,
    deliveries: PEOPLE + 1,
    sends: PEOPLE + 1,
  });
  if (found !== wanted) throw new Error(`Not everything sent is there: ${found} instead of ${wanted}.`);
}
