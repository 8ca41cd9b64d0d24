import type { Person, Simulator } from 'local-slack';
import type { Database } from '../../src/database/client.ts';
import { until } from './until.ts';

/** Jobs as the queue keeps them. */
export interface Job {
  attempts: number;
  max_attempts: number;
  locked_by: string | null;
}

/** The jobs of a task, or all of them. */
export function jobs(db: Database, task = ''): Promise<Job[]> {
  return db.$queryRaw<Job[]>`
    select attempts, max_attempts, locked_by from graphile_worker.jobs where task_identifier like ${`${task}%`}`;
}

/** Waits until every job is done and gone. */
export function emptyQueue(db: Database): Promise<boolean> {
  return until(async () => (await jobs(db)).length === 0, 'an empty queue');
}

/** Waits until a worker has taken the job of a message. */
export function jobTaken(db: Database): Promise<boolean> {
  return until(
    async () => (await jobs(db, 'send:')).some(job => job.locked_by !== null),
    'a job that is taken',
  );
}

/** The app's messages in a person's DM that invite them. */
export function cards(person: Person) {
  return person.messages().filter(message => message.plain().includes('invites you to join'));
}

/** How often Foyer asked Slack to send something to a person. */
export function sendsTo(slack: Simulator, { id }: Person): number {
  return slack.calls.of('chat.postMessage').filter(({ args }) => args.channel === id).length;
}

/** Calls of a Web API method that reached Slack. */
export function callsOf(slack: Simulator, method: string): number {
  return slack.calls.of(method).length;
}

/** Jobs that still compute who else an operation concerns. */
export async function fanOuts(db: Database): Promise<number> {
  const [{ left }] = await db.$queryRaw<[{ left: number }]>`
    select count(*)::int as left from graphile_worker.jobs
    where task_identifier like 'fan-out:%' and attempts < max_attempts`;
  return left;
}
