import type { Foyer } from '../support/foyer.ts';
import { runCommand, untilIdle } from '../support/story.ts';

export const SOFIA = 'sofia@outside.example';

/** Grace invites somebody outside Slack; the text that she reads. */
export async function inviteOutside(foyer: Foyer, email = SOFIA): Promise<string> {
  const said = await runCommand(
    foyer.slack.person('grace'),
    `/invite ${email} as VIEWER in "Teacher Laptops"`,
  );
  await untilIdle(foyer);
  return said;
}

/** Time passes: the emails that the queue would try again later are due now. False when nothing was left to try. */
export function hurryMail({ db }: Pick<Foyer, 'db'>): Promise<boolean> {
  return hurry(db, 'mail');
}

/** The jobs of that name are due now. False when there is none. */
export async function hurry(db: Foyer['db'], name: 'mail' | 'list-people'): Promise<boolean> {
  const hurried = await db.$executeRaw`
    update graphile_worker._private_jobs set run_at = now()
    where attempts < max_attempts and locked_by is null
      and task_id in (select id from graphile_worker._private_tasks where identifier like ${`${name}:%`})`;
  if (hurried > 0) await db.$executeRaw`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
  return hurried > 0;
}

/** Every email that Foyer planned, oldest first, as "message to address: status". */
export async function emails({ db }: Pick<Foyer, 'db'>): Promise<string[]> {
  const rows = await db.delivery.findMany({ where: { medium: 'email' }, orderBy: { id: 'asc' } });
  return rows.map(({ message, email, status }) => `${message} to ${email}: ${status}`);
}
