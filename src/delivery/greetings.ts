import type { Database, Transaction } from '../database/client.ts';
import {
  awaitsGreeting,
  beforeGreeting,
  claimGreeting,
  isGreetingDue,
  keepGreeting,
  openGreetings,
  ownersToGreet,
  releaseGreeting,
} from '../domain/greeting/store.ts';
import { actorProblem } from '../domain/person-problem.ts';
import { createDirectory } from '../slack/directory/directory.ts';
import { followGreetings, postGreeting } from '../slack/greeting/greeting.ts';
import { permanentFailure } from '../slack/slack-failure.ts';
import type { Jobs } from './jobs.ts';
import { addJob, queueMoreListing } from './queue.ts';
import { retryWhileDatabaseIsDown } from './retry-while-database-is-down.ts';
import type { Delivery } from './slack-message.ts';

/**
 * When Foyer starts where it isn't set up: finds the workspace's owners, who read what to do. Nothing says who installed
 * it: Slack tells that only the server of an OAuth installation.
 */
export async function queueGreetings(db: Database, workspaceId: string): Promise<void> {
  const { isListed, isSetUp } = await beforeGreeting(db, workspaceId);
  if (isSetUp) return;
  await (isListed ? queueGreet(db, workspaceId) : queueMoreListing(db, { workspaceId }, 0));
}

/** After the set-up: updates the greetings, if there are any. */
export async function queueGreeted(tx: Transaction, workspaceId: string): Promise<void> {
  if ((await openGreetings(tx, workspaceId)).length > 0) await queueGreet(tx, workspaceId);
}

/**
 * Plans the greeting of a person who can set Foyer up, before the set-up and once in all; everybody else gets nothing.
 * That they are greeted commits with the job that does it, so a process that is killed loses none and sends none twice.
 */
export async function planGreeting(
  { db, clock }: Pick<Delivery, 'db' | 'clock'>,
  { workspaceId, slackUserId }: Jobs['greeting'],
): Promise<void> {
  const greeted = { workspaceId, slackUserId };
  if (!(await awaitsGreeting(db, greeted))) return;
  await db.$transaction(async tx => {
    if (!(await claimGreeting(tx, greeted, clock.now()))) return;
    await addJob(tx, 'greeting', { workspaceId }, greeted, {
      jobKey: `greeting:${workspaceId}:${slackUserId}`,
    });
  });
}

/** Plans the greetings of a workspace's owners where Foyer isn't set up; of many owners, the first. */
export async function greetOwners(parts: Pick<Delivery, 'db' | 'clock'>, workspaceId: string): Promise<void> {
  for (const owner of await ownersToGreet(parts.db, workspaceId)) await planGreeting(parts, owner);
}

/** Greets, or updates the greetings, by whether Foyer is set up. */
export async function runGreetings(parts: Delivery, { workspaceId }: { workspaceId: string }): Promise<void> {
  const { db, client } = parts;
  await greetOwners(parts, workspaceId);
  await followGreetings({ domain: { db }, client }, workspaceId);
}

/**
 * Sends one greeting, unless Foyer is set up by now. What Slack refuses for good is given back, so that opening Foyer
 * tries again; a temporary error is thrown, and the queue retries. After a crash between Slack's acceptance and our
 * record it is sent again, as any message is: see sendDelivery.
 */
export async function sendGreeting(
  parts: Delivery,
  greeted: Jobs['greeting'],
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { db, client, log, workspaceId } = parts;
  if (!(await isGreetingDue(db, greeted))) return;
  try {
    const person = await createDirectory(parts).byId(workspaceId, greeted.slackUserId);
    if (!person?.isWorkspaceAdmin || actorProblem(person)) return await releaseGreeting(db, greeted);
    const posted = await postGreeting(client, person);
    if (posted) await retryWhileDatabaseIsDown(() => keepGreeting(db, greeted, posted));
  } catch (error) {
    if (!isLast && !permanentFailure(error)) throw error;
    log.warn({ err: error }, 'a greeting failed for good');
    return releaseGreeting(db, greeted);
  }
  // Somebody may have set Foyer up while it was being sent.
  await followGreetings({ domain: { db }, client }, workspaceId);
}

function queueGreet(db: Database | Transaction, workspaceId: string): Promise<void> {
  return addJob(db, 'greet', { workspaceId }, { workspaceId }, { jobKey: `greet:${workspaceId}` });
}
