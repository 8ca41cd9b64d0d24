import { closeDatabase, openWholeDatabase } from '../../../src/database/client.ts';
import { invite } from '../../../src/domain/invitations/invite.ts';
import { findInvitation } from '../../../src/domain/invitations/store.ts';
import { invitationCard } from '../../../src/messages/invitation-created.ts';
import { renderContent } from '../../../src/slack/render-content.ts';
import { startChild } from '../children.ts';
import { domainOf } from '../organization.ts';
import type { Server } from '../postgres.ts';
import { type Cast, GROUP, makeTemplate, ROLE } from '../requests/place.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';

/** How much each number of processes has to do. */
export interface Size {
  /** Numbers of processes. */
  counts: number[];
  rounds: number;
  /** Invitations, and as many acceptances, of each process before anything is measured. */
  warmUp: number;
  /** The same, measured: several at a time, then one at a time. */
  together: number;
  singly: number;
  concurrency: number;
  /** Messages that wait, for how many go out a second. */
  waiting: number;
}

/** The local Slack, and a database to copy for each turn. */
export interface Stage {
  slack: StandIn;
  /** Who invites, each with the top role, and who is invited in a turn. */
  cast: Cast;
  /** A message with the button Accept, as long as any. */
  card: ReturnType<typeof renderContent>;
  /** Copies the database, with messages that wait until `letGo`; returns the owner's address. */
  copy(name: string): Promise<string>;
  stop(): Promise<void>;
}

const TEMPLATE = 'bench_processes';
/** When the waiting messages are due, until they are let go. */
export const NEVER = '2999-01-01';

export async function setStage(server: Server, size: Size): Promise<Stage> {
  const { counts, warmUp, together, singly, concurrency, waiting } = size;
  const invited = Math.max(...counts) * warmUp + together + singly;
  const people = concurrency - 1 + invited + waiting;
  const slack = await startChild(
    new URL('../requests/slack-stand-in.ts', import.meta.url),
    { BENCH_PEOPLE: `${people}` },
    line => ('apiUrl' in line ? (line as unknown as StandIn) : null),
  );
  try {
    const inviters = slack.ready.people.slice(0, concurrency);
    const crowd = slack.ready.people.slice(concurrency);
    const template = await makeTemplate(server, TEMPLATE, slack.ready, { inviters, crowd });
    const card = await queueMessages(template, crowd.slice(invited));
    return {
      card,
      slack: slack.ready,
      cast: { inviters, crowd: crowd.slice(0, invited) },
      copy: name => server.createDatabase(name, TEMPLATE),
      stop: () => slack.stop(),
    };
  } catch (error) {
    await slack.stop();
    throw error;
  }
}

/** Invites these people where no process runs, so that their messages wait; returns one of them. */
async function queueMessages(
  { url, organizationId, admin }: Awaited<ReturnType<typeof makeTemplate>>,
  people: Cast['crowd'],
): Promise<Stage['card']> {
  const db = openWholeDatabase(url);
  try {
    const given = { role: ROLE, groups: [GROUP], note: null, requestKey: null, name: null, person: null };
    for (const { email } of people) await invite(domainOf(db), admin, { organizationId, email, ...given });
    await db.$executeRaw`
      delete from graphile_worker._private_jobs where payload ->> 'deliveryId' is null`;
    await db.$executeRaw`update graphile_worker._private_jobs set run_at = ${NEVER}::timestamptz`;
    const { id } = await db.invitation.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
    const first = await findInvitation(db, id);
    if (!first) throw new Error('Nobody was invited.');
    return renderContent(invitationCard(first));
  } finally {
    await closeDatabase(db);
  }
}
