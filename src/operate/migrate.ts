import { parseArgs } from 'node:util';
import { migrate } from '../database/migrate.ts';
import { operateDatabase, withDatabase } from './database.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run migrate`: migrates the database apart from a start, for example before a rolling update. */
await operateDatabase(async settings => {
  const { values } = parseArgs({ options: { minutes: { type: 'string' } } });
  const statementMinutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (statementMinutes !== undefined && !(statementMinutes > 0 && statementMinutes <= 24 * 60)) {
    throw new Error(`--minutes ${values.minutes} is not a number of minutes from 1 to 1440.`);
  }
  await withDatabase(settings, async ({ databaseUrl, ownerUrl }) => {
    const applied = await migrate(databaseUrl, ownerUrl, { statementMinutes, onNewer: say });
    if (applied.length === 0)
      return say('The database has every migration of this version. Nothing changed.');
    say(`Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}:`);
    for (const name of applied) say(`  ${name}`);
  });
});
