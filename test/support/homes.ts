import type { Person, View } from 'local-slack';
import { Prisma } from '../../src/database/generated/client.ts';
import type { Foyer } from './foyer.ts';
import { untilIdle } from './story.ts';

/** A person opens App Home; returns its content then. */
export async function openHome(person: Person): Promise<View> {
  await person.openHome();
  return homeOf(person);
}

/** The content of a person's App Home. */
export function homeOf(person: Person): View {
  const home = person.home();
  if (!home) throw new Error(`${person.spec.name} has no home.`);
  return home;
}

/** Updates waiting App Homes now; resolves when no work is left. */
export async function homesFollow(foyer: Pick<Foyer, 'db' | 'slack'>): Promise<void> {
  await untilIdle(foyer);
  while ((await hurry(foyer)) > 0) await untilIdle(foyer);
}

/** The jobs that update App Homes, and those that compute whose. */
const homeJobs = Prisma.sql`
  select id from graphile_worker.jobs
  where (task_identifier like 'homes:%' or key ~ '^(counts|everybody):') and attempts < max_attempts`;

/** The App Homes that wait for an update, in their order, and in how many seconds it is due. */
export async function waitingHomes(
  db: Pick<Foyer['db'], '$queryRaw'>,
): Promise<{ slackUserId: string; seconds: number }[]> {
  return db.$queryRaw`
    select home as "slackUserId", extract(epoch from run_at - now())::float8 as seconds
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id,
      json_array_elements_text(payload -> 'slackUserIds') with ordinality as t(home, n)
    where tasks.identifier like 'homes:%' order by jobs.id, n`;
}

/** How many jobs were left, including those that had just become due. */
async function hurry({ db }: Pick<Foyer, 'db'>): Promise<number> {
  const hurried = await db.$executeRaw`
    update graphile_worker._private_jobs set run_at = now()
    where id in (${homeJobs}) and run_at > now() and locked_at is null`;
  if (hurried > 0) {
    // Time passes for the rate limit too.
    await db.$executeRaw`
      update paces set booked_until = booked_until - interval '10 s' where method = 'views.publish'`;
    await db.$executeRaw`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  }
  const [{ left }] = await db.$queryRaw<[{ left: number }]>`
    select count(*)::int as left from (${homeJobs}) as jobs`;
  return Math.max(left, hurried);
}

/** How often a person's App Home was published. */
export function publishings({ slack }: Foyer, person: Person): number {
  return slack.calls.of('views.publish').filter(({ args }) => args.user_id === person.id).length;
}
