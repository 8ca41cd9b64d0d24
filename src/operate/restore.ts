import { parseArgs } from 'node:util';
import { restoreBackup } from '../database/backup/restore.ts';
import { operateDatabase, withDatabase } from './database.ts';
import { describeRestored } from './restored.ts';

/** `npm run restore -- --from FILE`: puts a backup into the database of the settings. */
await operateDatabase(async settings => {
  const options = { from: { type: 'string' }, yes: { type: 'boolean', default: false } } as const;
  const { from, yes } = parseArgs({ options }).values;
  if (!from) throw new Error('Say which backup to restore: npm run restore -- --from FILE.');
  await withDatabase(settings, async place => {
    process.stdout.write(describeRestored(await restoreBackup(from, { ...place, yes })));
  });
});
