import { setTimeout as pause } from 'node:timers/promises';
import { closeDatabase, openWholeDatabase } from '../../../src/database/client.ts';
import { GROUP } from '../requests/place.ts';
import type { Foyer } from './foyer.ts';
import { openInviter, type Took } from './invitations.ts';
import type { Stage } from './stage.ts';

/** A small workspace's invitations, by what another workspace did meanwhile. */
export interface BesideImport {
  rows: number;
  alone: Took[];
  /** Foyer reads the other's file, shows it for review and sends it. */
  whileReadAndSent: Took[];
  /** The messages of the file go out at Slack's pace. */
  whileDelivered: Took[];
  /** Milliseconds from the file to the review, and from Send until it is sent. */
  tookToRead: number;
  tookToSend: number;
  /** How many of the file's messages went out meanwhile. */
  delivered: number;
}

/** Somebody invites again this long after an invitation was delivered. */
const BETWEEN_MS = 100;
const READ_MS = 60_000;

/** Invites people of a small workspace one at a time while another sends a large file, in one process. */
export async function measureBesideImport(
  { cloud, databaseUrl, sizes }: Stage,
  foyer: Foyer,
  { alone: count, forMs, from }: { alone: number; forMs: number; from: number },
): Promise<BesideImport> {
  const [small, large] = cloud.installed;
  if (!small || !large) throw new Error('There are no two workspaces.');
  const inviter = await openInviter(cloud, small, foyer.ready);
  const people = small.crowd.slice(from).values();
  const inviteWhile = async (goesOn: (done: number) => boolean) => {
    const all: Took[] = [];
    while (goesOn(all.length)) {
      const { value: person } = people.next();
      if (!person) break;
      all.push(await inviter.invite(person));
      await pause(BETWEEN_MS);
    }
    return all;
  };
  const db = openWholeDatabase(databaseUrl(Math.max(...sizes)));
  const deliveredOf = () =>
    db.delivery.count({
      where: { status: 'delivered', organization: { workspace: { slackTeamId: large.slack.teamId } } },
    });
  try {
    const before = await inviteWhile(done => done < count);

    let isSending = true;
    const sending = sendFile(large.slack, large.crowd).finally(() => {
      isSending = false;
    });
    const [whileReadAndSent, took] = await Promise.all([inviteWhile(() => isSending), sending]);
    const until = performance.now() + forMs;
    const whileDelivered = await inviteWhile(() => performance.now() < until);
    const delivered = await deliveredOf();

    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await pause(1_000);
    const after = await inviteWhile(done => done < count);
    return {
      rows: large.crowd.length,
      alone: [...before, ...after],
      whileReadAndSent,
      whileDelivered,
      ...took,
      delivered,
    };
  } finally {
    inviter.close();
    await closeDatabase(db);
  }
}

/** Uploads a file that invites all of them, and presses Send. */
async function sendFile(
  slack: Stage['cloud']['installed'][number]['slack'],
  crowd: { email: string }[],
): Promise<{ tookToRead: number; tookToSend: number }> {
  const grace = slack.person('grace');
  const lines = crowd.map(({ email }) => `${email},VIEWER,${GROUP}`);
  const bytes = Buffer.from(['Email,Role,Groups', ...lines, ''].join('\r\n'));
  const read = performance.now();
  await grace.command('/invite bulk');
  await grace.fill({ 'CSV file': { file: { name: 'crowd.csv', bytes } } });
  await grace.submit();
  await slack.waitFor(() => grace.modal()?.submit?.startsWith('Send '), 'the review of the file', READ_MS);
  const sent = performance.now();
  await grace.submit();
  await slack.waitFor(() => grace.modal()?.title === 'Sent', 'the file to be sent', READ_MS);
  const end = performance.now();
  return { tookToRead: sent - read, tookToSend: end - sent };
}
