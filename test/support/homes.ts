import type { Person, View } from 'local-slack';
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
export async function homesFollow(foyer: Foyer): Promise<void> {
  await untilIdle(foyer);
  while ((await hurry(foyer)) > 0) await untilIdle(foyer);
}

/** How many jobs were left, including those that had just become due. */
async function hurry({ db }: Foyer): Promise<number> {
  const hurried = await db.$executeRaw`
    update graphile_worker._private_jobs set run_at = now()
    where key ~ '^(home|counts|everybody):' and run_at > now() and locked_at is null and attempts < max_attempts`;
  if (hurried > 0) await db.$executeRaw`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  const [{ left }] = await db.$queryRaw<[{ left: number }]>`
    select count(*)::int as left from graphile_worker._private_jobs
    where key ~ '^(home|counts|everybody):' and attempts < max_attempts`;
  return Math.max(left, hurried);
}

/** How often a person's App Home was published. */
export function publishings({ slack }: Foyer, person: Person): number {
  return slack.calls.of('views.publish').filter(({ args }) => args.user_id === person.id).length;
}
